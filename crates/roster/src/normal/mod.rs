//! From what a row says to values that can be compared: numbers, names, birth days, places.
//!
//! **Knows:** the spellings that departments use. **Does not know:** who is registered.

mod birth;
mod claim;
mod fit;
mod key;
mod name;
mod number;
mod place;
mod sound;
mod symbols;
mod text;
mod variants;

pub use birth::{Birth, Sex, birth_mark, read_birth, read_sex};
pub use claim::{Claim, Claims, from_fn};
pub use fit::{Fit, fit};
pub use key::Key;
pub use name::{NormalName, folded_name, name_key};
pub use number::{Form, Number, from_fifteen, read_number};
pub use place::{Aliases, household_key, normal_township, normal_village};
pub use sound::sounds_alike;
pub use symbols::{INVERSES, Symbols, UNKNOWN, WEIGHTS, X};
pub(crate) use text::half as half_width;
