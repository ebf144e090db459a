/** Words of the pages about the audit log and the system, in English. */
export const edge = {
  audit: {
    title: 'Audit log', hint: 'Who saw or did what. Looking at this log is recorded too.', person: 'Number of a person', actor: 'Who, or institution', action: 'What',
    from: 'From', until: 'Until', look: 'Find', clear: 'Clear', at: 'When', who: 'Who', what: 'Did what', on: 'On what', people: 'People',
    others: '{{count}} others', link: 'Link {{seq}}', none: 'No such line', goOn: 'Look further back', any: 'Everything', reading: 'Views (one)',
    lists: 'Views (lists)', exports: 'Prints, exports', detail: 'Detail', hash: 'Hash of this link', verifyTitle: 'Prove that nothing was changed',
    verifyHint: 'Each line holds on to the one before. A checkpoint kept elsewhere proves that nothing before it was rewritten.', verify: 'Verify everything', checkpoint: 'A checkpoint kept before (optional)',
    sound: 'Everything agrees', broken: '{{count}} things do not agree', counts: '{{links}} links, {{entries}} entries among them; seals of {{documents}} settlements',
    export: 'Export checkpoint', exported: 'Checkpoint {{seq}} is exported; keep it where operators cannot write', last: 'Last link',
    view: { people: 'person', 'people.history': 'all of a person', settlements: 'settlement', visits: 'visit', 'visits.lines': 'fee lines', 'rosters.problems': 'roster problem', 'settlements.preview': 'preview', 'settlements.statement.html': 'statement (page)', 'settlements.statement.pdf': 'statement (PDF)', 'reimbursements.preview': 'trial of a reimbursement', reimbursements: 'reimbursements', balances: 'balances', 'ledger.entries': 'entries', 'rosters.missing': 'people not insured', 'rosters.work-list.xlsx': 'work list', audit: 'audit log' },
    verb: { view: 'View', list: 'List', export: 'Print or export' },
    act: {
      settle: 'Settle', reverse: 'Reverse', money: 'Money order', 'visit.open': 'Open visit', 'visit.lines': 'Add fee lines', 'visit.discharge': 'Discharge', 'visit.cancel': 'Cancel visit',
      'person.fact': 'Record fact', 'person.filing': 'File for another place', 'person.unmask': 'See the full number', 'settlement.recompute': 'Recompute', 'reimbursement.gather': 'Take reimbursement', 'reimbursement.compute': 'Compute reimbursement',
      'reimbursement.pay': 'Pay reimbursement', 'reimbursement.sign': 'Sign reimbursement', 'reimbursement.withdraw': 'Give a bill back', 'roster.round': 'Make a round', 'roster.act': 'Handle problem', 'roster.assign': 'Assign', 'roster.daily': 'Take daily roster',
      'roster.document': 'Upload evidence', 'roster.import': 'Import register', 'roster.effects': 'Entitlement', 'roster.confirm': 'Confirm who it is', 'roster.map': 'Change mapping', 'system.backup': 'Backup',
      'filing.make': 'File', 'filing.withdraw': 'Withdraw filing',
      'visit.describe': 'Describe visit', 'visit.lines.back': 'Take fee lines back', 'visit.lines.gather': 'Set a charging batch apart', 'visit.lines.remark': 'Remark on fee lines', 'visit.discharge.undo': 'Undo discharge', 'message.void': 'Void message',
      'list.upload': 'Upload settlement list', 'list.state': 'State of a list', 'list.review': 'Review a list', 'comparison.upload': 'Compare catalogue', 'comparison.withdraw': 'Withdraw comparison', 'file.keep': 'Keep a file', 'analysis.found': 'Analysis', 'analysis.handling': 'Handling of an analysis',
    },
  },
  system: {
    title: 'System', database: 'Database', engine: 'Engine', size: 'Size', schema: 'Schema version', schemaBehind: 'the program knows {{known}}: upgrade the database', program: 'Program', pack: 'Pack',
    chain: 'Chain', links: '{{count}} links', checkpoint: 'Checkpoint', background: 'Background', sights: 'Views not yet in the log', messages: 'Messages to send', backup: 'Backup',
    lastBackup: 'Last one', never: 'No backup so far', back: 'Back up now', backing: 'Backing up', made: 'Backed up: {{file}}', postgres: 'For PostgreSQL use pg_dump; see the operating manual.', by: 'by', sha: 'SHA-256',
    sessions: 'Sessions', keys: 'Keys (not the keys themselves)', retired: 'retired', health: 'Health', healthy: 'Healthy', now: 'Now (UTC)', backupHint: 'Work goes on; the file lies in the folder backups beside the database and is as secret as it.', audit: 'See the audit log', api: 'Interface',
  },
  edge: { audit: 'Audit log', system: 'System' },
};
