//! Intake (归集): the files that departments really send, read into rows with typed columns.
//!
//! **Knows:** CSV, XLSX, XLS, encodings, headers, spellings of dates and numbers; writes XLSX and CSV.
//! **Does not know:** the register, rules of comparison, SQL, the disk.
//!
//! Reading goes in four steps, each a pure function:
//!
//! ```
//! use intake::{check, columns::Field, read_file, recognise};
//!
//! let text = "某县低保名单\n姓名,身份证号,认定日期\n张三,990100195403010021,2020年1月5日\n合计,1人,\n";
//! let sheets = read_file("低保.csv", text.as_bytes().to_vec());
//! let table = &sheets.tables[0];
//! let recognised = recognise(&sheets.file, table, &[]);
//! let checked = check(&sheets.file, table, &recognised);
//! assert_eq!((checked.usable.len(), checked.set_aside.len(), checked.refused.len()), (1, 3, 0));
//! let row = checked.usable[0] as usize;
//! let since = intake::values::parse_date(recognised.field(table, row, Field::Since)).unwrap();
//! assert_eq!(since.first().to_string(), "2020-01-05");
//! ```
//!
//! Findings have the codes `INT-01xx` (file), `INT-02xx` (columns), `INT-03xx` (rows), `INT-04xx`
//! (values), `INT-05xx` (writing).

pub mod columns;
pub mod fingerprint;
pub mod read;
pub mod rows;
pub mod values;
pub mod write;

pub use columns::{ColumnNames, Field, Mapping, Recognised, column_letter, recognise, recognise_named};
pub use fingerprint::rows_fingerprint;
pub use read::{Encoding, Format, Sheets, Table, read_file, read_files};
pub use rows::{Checked, Reason, SetAside, check, mark_lost_digits};
