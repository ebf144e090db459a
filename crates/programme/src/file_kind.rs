//! How the files of a programme say what is wrong with their writing.

use toml_reader::{FileKind, plain_syntax};

/// The files of a programme.
pub(crate) const PROGRAMME: FileKind = FileKind {
    unknown_key: "PRG-0102",
    missing: "PRG-0103",
    wrong_type: "PRG-0104",
    no_day: "PRG-0104",
    unknown_word: "PRG-0106",
    type_remedy: "请改正写法",
    trims: true,
    syntax: |error| plain_syntax("PRG-0101", error),
};
