//! Who may do what, where: callers, their grants, the regions these cover; actions, roles, policies as data, and
//! the decision.
//!
//! **Knows:** accounts as values, roles as data, the tree of regions. **Does not know:** passwords,
//! sessions, SQL, HTTP, the clock.
//!
//! Start at [`Policy::decide`]. What can be done is the table [`Action`]; who may is `policy.cedar`, asked with
//! role, action and [`Relation`] of resource to grant.

mod action;
mod caller;
mod decide;
mod duties;
mod policy;
mod region;
mod resource;
mod role;
mod schema;
mod table;

pub use action::{Action, Matter, Nature, Touches};
pub use caller::{Caller, Grant};
pub use decide::{Bound, Decision, Denial, Reach, ReachPart};
pub use duties::{Duties, Refusal};
pub use policy::{POLICY_FILE, Policy, ROLES_FILE};
pub use region::RegionScope;
pub use resource::{Place, Relation, Resource};
pub use role::{Conflict, Needs, Role, RoleKind, TwoSteps};
pub use schema::schema_text;
pub use table::{Where, table_markdown};
