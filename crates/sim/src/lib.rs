//! A year of a small made county against the real application, checked after each step.
