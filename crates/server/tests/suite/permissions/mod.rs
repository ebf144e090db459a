//! Every route × every role × own, other and no region, against two tables written by hand beside this file:
//! `routes.txt` (what each route needs) and `table.txt` (which role may do what, where).

mod desk;
mod hidden;
mod masks;
mod town;
mod walk;
