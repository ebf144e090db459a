//! The tests of matters and working days, one file for each subject.

mod catalogue_faults;
mod deadline_model;
mod network;
mod packs;
mod receipt_numbers;
mod request_states;
