"""What a data-frame library needs for part of the same work: `python reconcile_polars.py FOLDER`.

The folder is one that `mingbai bench reconcile --folder FOLDER` has written. Every roster is read, its numbers are
cleaned (width, blanks, apostrophes, small x), matched exactly, and what is left looks for candidates of the same name
and birth day. Nothing is repaired by check characters, scored, explained or classified; names are not compared.

pip install polars
"""

import sys
import time
from pathlib import Path

import polars as pl

ROSTERS = {
    "poverty": ("公民身份号码", "姓名", "出生日期"),
    "civil_affairs": ("身份证号码", "对象姓名", "出生年月日"),
    "disabled": ("身份证号", "残疾人姓名", "出生日期"),
    "veterans": ("证件号码", "姓名", "出生日期"),
    "police": ("公民身份号码", "姓名", "出生日期"),
    "funeral": ("逝者身份证号", "逝者姓名", "出生日期"),
    "marriage": ("身份证件号", "姓名", None),
    "elsewhere": ("身份证号", "姓名", "出生日期"),
    "employee": ("证件号码", "职工姓名", None),
}
FULL_WIDTH = "０１２３４５６７８９Ｘｘ"
PLAIN = "0123456789XX"


def cleaned(column):
    text = pl.col(column).fill_null("").str.replace_all(r"[\s'’‘`\u3000]", "")
    return text.str.replace_many(list(FULL_WIDTH), list(PLAIN)).str.to_uppercase()


def read(path, number, name, birth):
    table = pl.read_csv(path, infer_schema=False)
    day = pl.col(birth) if birth else pl.lit("")
    return table.select(
        cleaned(number).alias("number"), pl.col(name).fill_null("").alias("name"), day.fill_null("").alias("birth")
    )


def main(folder):
    start = time.perf_counter()
    register = read(folder / "register.csv", "证件号码", "姓名", "出生日期").with_row_index("person")
    built = time.perf_counter()
    tables = [read(folder / f"{code}.csv", *columns) for code, columns in ROSTERS.items()]
    rows = pl.concat(tables).with_row_index("row")
    exact = rows.join(register.select("number", "person"), on="number", how="left")
    left = exact.filter(pl.col("person").is_null())
    candidates = left.drop("person").join(register.select("name", "birth", "person"), on=["name", "birth"], how="left")
    done = time.perf_counter()
    found = candidates.filter(pl.col("person").is_not_null()).select("row").n_unique()
    print(f"polars {pl.__version__}: register {built - start:.2f} s, rosters and match {done - built:.2f} s, "
          f"{rows.height} rows, {left.height} without an exact match, {found} of them with candidates")


main(Path(sys.argv[1]))
