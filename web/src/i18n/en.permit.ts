/** Permissions, in English. */
export const permit = {
  menu: 'Roles', title: 'Roles and permissions', intro: 'Who may do what, and where. The security officer grants and takes back roles.', pick: 'Role', all: 'All roles', role: 'Role', kind: 'Kind', needs: 'A grant must say',
  does: 'What its holder does', action: 'Action', what: 'Done to', where: 'Where', duties: 'Duties kept apart', rule: 'Rule', why: 'Why', marks: 'Marks', matter: 'Matter', mine: 'My roles', everywhere: 'Everything',
  unmask: 'Show in full', unmaskTitle: 'Show {{name}} in full', unmaskHint: 'Your name, whom you looked at, which fields and why go into the audit log for good. The values disappear with this window.',
  fields: 'What to show', number: 'ID number', phone: 'Telephone', diagnosis: 'Diagnoses', reason: 'Reason', reasonHint: 'At least 6 characters: what it is needed for', show: 'Log and show',
  shown: 'Logged as number {{seq}}', none: 'Not recorded', count: '{{count}} characters',
};
