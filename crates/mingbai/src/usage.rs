//! What is wrong with a command line, in the words of who typed it.
//!
//! **Knows:** the kinds of faults that the parser finds. **Does not know:** commands.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// The fault in Chinese; `None` for help, version and what is no fault of a clerk.
pub fn in_chinese(error: &Error) -> Option<String> {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(it)) => it.clone(),
        Some(ContextValue::Strings(them)) => them.join("、"),
        _ => String::new(),
    };
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::ValueValidation if argument.contains("AS_OF") || argument.contains("FROM") => {
            format!("{argument} 写的“{value}”不是日期；请写成 2020-03-31 这样")
        }
        ErrorKind::ValueValidation => {
            let own = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            // What our own types say is Chinese; the library's is not.
            let why = if own.is_ascii() { "请写整数，不能太大".to_owned() } else { own };
            format!("{argument} 写的“{value}”读不懂；{why}")
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面要写内容"),
        ErrorKind::InvalidValue => {
            format!("{argument} 写的“{value}”不能用；可用：{}", text(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => format!("还要写：{argument}"),
        ErrorKind::UnknownArgument => format!("不认识“{argument}”；加 --help 看能写什么"),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令；加 --help 看有哪些", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::ArgumentConflict => {
            format!("{argument} 与 {} 不能一起写，或写了两次", text(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues => format!("{argument} 写多了一个“{value}”"),
        _ => return None,
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Parser, Subcommand, ValueEnum};

    #[derive(Debug, Parser)]
    struct Line {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Debug, Subcommand)]
    enum Command {
        Show {
            id: i64,
            #[arg(long)]
            as_of: Option<base::Day>,
            #[arg(long, value_enum)]
            what: Option<What>,
        },
    }

    #[derive(Debug, Clone, Copy, ValueEnum)]
    enum What {
        Assign,
    }

    #[test]
    fn faults_are_told_in_chinese() {
        for (line, expected) in [
            ("m show abc", "<ID> 写的“abc”读不懂；请写整数，不能太大"),
            ("m show 1 --as-of 2020.3.31", "--as-of <AS_OF> 写的“2020.3.31”不是日期；请写成 2020-03-31 这样"),
            ("m show 1 --what send", "--what <WHAT> 写的“send”不能用；可用：assign"),
            ("m show", "还要写：<ID>"),
            ("m show 1 --far", "不认识“--far”；加 --help 看能写什么"),
            ("m shaw", "没有“shaw”这个命令；加 --help 看有哪些"),
        ] {
            let error = Line::try_parse_from(line.split(' ')).unwrap_err();
            assert_eq!(in_chinese(&error).as_deref(), Some(expected), "{line}");
        }
        let help = Line::try_parse_from(["m", "--help"]).unwrap_err();
        assert_eq!(in_chinese(&help), None);
    }
}
