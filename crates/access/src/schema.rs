//! The schema that policies are validated against, written from the table of actions, so that it cannot differ
//! from it.

use std::fmt::Write as _;

use crate::action::{Action, Matter, Nature};

/// As Cedar schema text.
#[must_use]
pub fn schema_text() -> String {
    let mut text = String::from(
        "// 由操作表生成：策略只能用这里的角色类别、操作和条件。\n\n\
         entity RoleKind;\nentity Role in [RoleKind];\nentity Thing;\n\n\
         type Relation = {\n  in_region: Bool,\n  own_institution: Bool,\n  own_department: Bool,\n  \
         under_way: Bool\n};\n\n",
    );
    let groups = Matter::ALL.iter().map(|it| it.code());
    let natures = [Nature::Plain, Nature::Personal, Nature::Business].map(Nature::code);
    for group in groups.chain(natures) {
        let _ = writeln!(text, "action \"{group}\";");
    }
    for action in Action::ALL {
        let (code, matter, nature) = (action.code(), action.matter().code(), action.nature().code());
        let _ = write!(
            text,
            "\n// {}\naction \"{code}\" in [\"{matter}\", \"{nature}\"] appliesTo {{\n  \
             principal: [Role], resource: [Thing], context: Relation\n}};\n",
            action.name()
        );
    }
    text
}
