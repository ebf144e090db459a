/** Words of the first page, in English. */
export const home = {
  greeting: 'Today {{day}}', people: 'People', openVisits: 'Staying', waiting: 'To be settled', gathered: 'To be computed', computed: 'To be paid', openProblems: 'Open problems', overdue: 'Overdue problems',
  paid: 'Paid by each payer (yuan)', chain: 'Books', links: '{{count}} links, the last {{hash}}', tasks: 'To do', figures: 'My numbers', numbers: 'Indicators', noTasks: 'Nothing to do',
  problemsByKind: 'Open problems by kind', payer: 'Payer', amount: 'Amount (yuan)', table: 'Table', everywhere: 'Everywhere', unit_people: '', unit_visits: '', unit_items: '', unit_problems: '',
  matters: 'Matters', mattersOverdue: 'Past the promised day', dueSoon: 'Due today or on the next working day', mattersWaiting: 'Waiting for documents', mattersOpen: 'At my desk', seeAll: 'All',
  problems: 'Roster problems', problemsOverdue: 'Past their day', late: '{{days}} days late', stageOf: '{{stage}}: {{act}}', act_assign: 'assign', act_approve: 'remedy', act_verify: 'verify', act_strike_off: 'strike off',
  visits: 'Visits and settlement', since: '{{days}} days', dischargedOn: 'left on {{day}}', atPlace: '{{waiting}} to settle, {{open}} staying', ownWaiting: 'Left, to be settled', ownOpen: 'Staying',
  reimbursements: 'Reimbursements', toCompute: 'Taken in, to be computed', toPay: 'Computed, to be paid', watchCompute: 'Taken in, not computed', watchPay: 'Computed, not paid', orMore: '{{count}} or more',
  drafts: 'Drafts of policies', draftsMine: 'I am writing', draftsSent: 'Waiting for another to approve', draftsRefused: 'Sent back', draftsToDecide: 'Waiting for me', effective: 'in force from {{day}}', by: 'submitted by {{name}}', refusedWhy: 'Sent back: {{why}}',
  agreements: 'Agreements', agreementsToDecide: 'Waiting for me', agreementsSent: 'Proposed by me, waiting for another', from: 'from {{day}}',
  accounts: 'Accounts and grants', locked: 'Names that may not sign in for a while', noPassword: 'Accounts without a password', noGrant: 'Accounts without any grant', tokensEnding: 'Tokens that end within 30 days', until: 'until {{at}}',
  auditing: 'Audit of the last seven days', unmasked: 'Full numbers seen', lockedEvents: 'Accounts locked', granted: 'Grants changed', accountsMade: 'Accounts made, reset, disabled', lastUnmasked: 'Who saw full numbers last',
  system: 'System', backupNever: 'No backup so far', backupAge: 'Last backup: {{days}} days ago', backupToday: 'Backed up today', sights: 'Views not yet in the log', messages: 'Messages to send', schemaBehind: 'The database is to be upgraded', allWell: 'Nothing to do',
  neverComputed: 'The indicators of this month are not worked out: an officer does it on the page of indicators.',
  change: '{{change}} to the period before', same: 'as before', alarms: 'Indicators to look at', noAlarms: 'No indicator warns', allIndicators: 'All indicators', act_remedy: 'remedy', first: 'Overdue first',
};
