//! What a use case answers when it does not do what was asked.

use base::{Finding, Findings};
use store::StoreError;

/// Whose fault it is, which decides what a caller should do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The input is wrong: mend it.
    Input,
    /// Not signed in, or not let in.
    SignIn,
    /// Signed in, but not allowed.
    Forbidden,
    /// Too often; one must wait.
    TooMany,
    /// There is no such thing.
    NotFound,
    /// The thing is not in a state that allows it.
    State,
    /// Try again later.
    Busy,
    /// Ours: a defect or a broken database.
    Ours,
}

/// A refusal or a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppError {
    /// Whose fault.
    pub fault: Fault,
    /// What is wrong, all of it.
    pub findings: Findings,
}

impl AppError {
    /// One thing that is wrong.
    #[must_use]
    pub fn new(
        fault: Fault,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> AppError {
        AppError { fault, findings: Findings(vec![Finding::error(code, message, remedy)]) }
    }

    /// Wrong input.
    #[must_use]
    pub fn input(place: &str, message: impl Into<String>, remedy: impl Into<String>) -> AppError {
        let finding = Finding::error("APP-0001", message, remedy).of(place);
        AppError { fault: Fault::Input, findings: Findings(vec![finding]) }
    }

    /// Not there.
    #[must_use]
    pub fn not_found(what: &str, id: &str) -> AppError {
        AppError::new(Fault::NotFound, "APP-0002", format!("没有{what} {id}"), "请核对编号")
    }

    /// Not in this state.
    #[must_use]
    pub fn state(message: impl Into<String>, remedy: impl Into<String>) -> AppError {
        AppError::new(Fault::State, "APP-0003", message, remedy)
    }

    /// Not in this state, which a field of the input shows.
    #[must_use]
    pub fn state_of(place: &str, message: impl Into<String>, remedy: impl Into<String>) -> AppError {
        let finding = Finding::error("APP-0003", message, remedy).of(place);
        AppError { fault: Fault::State, findings: Findings(vec![finding]) }
    }

    /// Everything on one line.
    #[must_use]
    pub fn text(&self) -> String {
        self.findings.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("；")
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}

impl std::error::Error for AppError {}

impl From<Findings> for AppError {
    fn from(findings: Findings) -> AppError {
        AppError { fault: Fault::Input, findings }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        match error {
            StoreError::Busy => AppError::new(
                Fault::Busy,
                "APP-0004",
                error.to_string(),
                "请稍后重试；同一报文号重试不会重复记账",
            ),
            _ => AppError::new(Fault::Ours, "APP-0005", error.to_string(), "请联系管理员，附上时间"),
        }
    }
}

impl From<ledger::SettlementError> for AppError {
    fn from(error: ledger::SettlementError) -> AppError {
        AppError::new(Fault::Ours, "APP-0006", error.to_string(), "没有入账；请联系管理员")
    }
}

impl From<ledger::AccountError> for AppError {
    fn from(error: ledger::AccountError) -> AppError {
        AppError::input("id", error.to_string(), "编号只能用字母、数字、汉字和 - _ .")
    }
}
