//! The tests of rosters, one file for each subject.

mod compare_common;
mod compare_figures;
mod compare_properties;
mod compare_rule_faults;
mod compare_strays;
mod compare_subcases;
mod made;
mod matching;
mod matching_properties;
mod problem_ledger;
mod round_look_back;
