import { home } from './en.home';
/** English. The compiler sees to it that no key of the Chinese is missing. */
import { claims } from './en.claims';
import { matters } from './en.matters';
import { edge } from './en.edge';
import { indicatorsEn } from './en.indicators';
import { enAccounts } from './en.accounts';
import { permit } from './en.permit';
import type { Language } from './zh';

export const en: Language = {
  matters,
  ...edge,
  ...claims,
  permit,
  accounts: enAccounts,
  term: {
    person: 'Person', coverage: 'Coverage', identity: 'Identity', visit: 'Visit', settlement: 'Settlement', fee_line: 'Fee lines',
    decision: 'Decision', trace: 'Trace', clause: 'Clause', rule: 'Rule', total: 'Total', out_of_scope: 'Out of scope',
    over_limit: 'Over limit', prepaid: 'Paid first', eligible: 'Eligible', deductible: 'Deductible', rate: 'Rate',
    pay_limit: 'Pay limit', ledger: 'Ledger', entry: 'Entry', posting: 'Posting', roster: 'Roster', department: 'Department',
    round: 'Round', look_back: 'Look back', problem: 'Problem', 'problem ledger': 'Problem ledger', class: 'Class', audit: 'Audit',
    chain: 'Hash chain', verify: 'Verify', reimbursement: 'Reimbursement', catalogue: 'Catalogue', instrument: 'Instrument', assumed: 'Assumed',
    outcome: 'Outcome', 'struck off': 'Struck off', mapping: 'Mapping', finding: 'Finding',
  },
  app: {
    dayForm: 'yyyy-mm-dd', dayWrong: 'No such day, or out of range', pickDay: 'Choose a day',
    name: 'Mingbai', title: 'Healthcare security', search: 'Find a person: name, ID number, card, code (press /)', searchLabel: 'Find a person', menu: 'Menu',
    home: 'Home', people: 'People', settle: 'Settlement desk', rosters: 'Rosters', ledger: 'Ledger', policies: 'Policies', language: '中文',
    skip: 'Skip to content', settings: 'Who acts', operator: 'Operator', desk: 'Desk', institution: 'Institution',
    county: 'County', save: 'Save', cancel: 'Cancel', close: 'Close', retry: 'Retry', more: 'Next page', first: 'First page',
    loading: 'Reading', nothing: 'Nothing here', failed: 'Not done', yuan: 'yuan', today: 'Today', open: 'Open', all: 'All',
    back: 'Back', noLogin: 'There is no sign-in yet: the name goes into the audit log, but proves nothing.', trace: 'Log number', notFound: 'There is no such page',
    copied: 'Copied', refresh: 'Refresh', export: 'Export', confirm: 'Confirm', optional: 'optional', choose: 'Choose',
    version: 'Policy version', skipSearch: 'Nobody found. Names are searched from their first character; ID and card numbers must be complete.', typeToSearch: 'Type a name, ID number, card number or code above and press Enter.',
  },
  home,
  person: {
    forAmount: 'Costs in scope', forAmountHint: 'By the rules of today and what this year has used up', notEntitled: 'The rules give nothing', paidFor: 'Who pays how much (yuan)', leftOut: '{{kinds}}: a filed disease decides; see a preview at the settlement desk.', moneyNow: 'Accounts and debts', filing_chronic: 'chronic disease', filing_transfer: 'transfer', filing_designation: 'designated institution', filing_cross_region: 'treatment elsewhere', programme: 'Programme',
    number: 'ID number', family: 'Family account', problem: 'Roster problem', card: 'Social security card', cardNumber: 'Card number', cardHolds: 'Card given out (or replaced)', cardEnds: 'Card lost or given back', id: 'Code', name: 'Name', sex: 'Sex', birth: 'Born', place: 'Lives in', household: 'Household',
    balances: 'Personal account', due: 'Owes', owed: 'Gets back', nothingDue: 'Owes nothing', now: 'Entitled today', timeline: 'Time line',
    knownOn: 'What we knew on', validAxis: 'Across: when it was true. Choose a day to see what was known then', knownNow: 'What we know now',
    superseded: 'corrected later', superseded_short: 'corrected', knownFrom: 'Known from', knownUntil: 'Corrected', from: 'From', until: 'Until', source: 'Source', forever: 'open-ended',
    settle: 'Settle', visits: 'Visits', settlements: 'Settlements', problems: 'Roster problems', state: 'State', addFact: 'Record a fact',
    noCoverage: 'Not covered today', covered: 'Covered today', sinceLate: 'learnt late', table: 'List', age: '{{years}} years',
    factSaved: 'Recorded', adjusted: '{{count}} settlements worked out again', factKind: 'Fact', identityHolds: 'Identity holds', identityEnds: 'Identity ends',
    coverageHolds: 'Coverage', on: 'Day', masked: 'masked',
  },
  state: { gathered: 'to compute', computed: 'to pay', paid: 'to sign', signed: 'signed', withdrawn: 'given back', open: 'Open', discharged: 'Discharged', settled: 'Settled', cancelled: 'Called off', reversed: 'Reversed', preview: 'Preview' },
  settle: {
    whom: 'Whom to settle for', find: 'Find the person first', visit: 'Visit', newVisit: 'New visit', kind: 'Kind of visit', institution: 'Institution',
    admitted: 'Admitted', discharged: 'Discharged', conditions: 'Further facts', diagnoses: 'Diagnosis codes', treatFirst: 'Treated first, pays later',
    lines: 'Fee lines', code: 'Code', item: 'Name', on: 'Day', quantity: 'Quantity', amount: 'Amount (yuan)', classOf: 'Class', prepaid: 'Paid first',
    addLine: 'Add a line', newLines: 'New lines', paste: 'Paste', upload: 'Upload', clear: 'Clear', remove: 'Remove this line', pasteHint: 'Copy a block from a spreadsheet and paste it here. The first row may be a header; without one the columns are code, name, quantity, amount, class, share paid first.',
    take: 'Take', read: '{{count}} lines read', faults: '{{count}} rows were not used', fault_amount: 'amount not understood', fault_quantity: 'quantity not understood', fault_day: 'day not understood', fault_name: 'neither code nor name', fault_prepaid: 'share not understood',
    row: 'Row {{row}}', sum: 'Sum {{yuan}} yuan', preview: 'Preview', whyHint: 'Click an amount to see why', person: 'Person', cash: 'Cash',
    admit: 'Admit', saveLines: 'Save lines', discharge: 'Discharge', settle: 'Settle', statement: 'Print statement', reverse: 'Reverse', cancelVisit: 'Call off',
    settledNow: 'Settled, number {{id}}', reversedNow: 'Reversed', reason: 'Reason', admittedNow: 'Registered, visit {{id}}',
    nothingYet: 'Fill in visit and fees; the result appears here', law: 'Text of the law', inForce: 'In force', noSteps: 'No step of its own: what the others leave',
    next: 'Next person', stays: 'Unsettled visits', formula: 'All shares add up to the total', decided: 'Decided', not_applicable: 'No benefit applies', no_rule: 'A rule is missing',
    reverseTitle: 'Reverse this settlement?', reverseHint: 'The books stay; an opposite entry is added, and later settlements it touched are worked out again.', entries: 'Entries', cashDue: 'Due at the window',
    deferred: 'Deferred, recorded as debt', total_is: 'Total', steps: 'Steps', own: 'What the person bears', savedLines: 'Saved', chooseInstitution: 'Choose an institution first', treatShort: 'deferred',
  },
  rosters: {
    problems: 'Problem ledger', intake: 'Take in files', rounds: 'Rounds', kind: 'Problem', township: 'Township', stage: 'Stage', openOnly: 'Open', overdue: 'Overdue',
    person: 'Name', place: 'Village', due: 'Due', money: 'To go back (yuan)', assignAll: 'Assign by rule', assign: 'Assign to', approve: 'Approve', remedy: 'Report remedy', verifyIt: 'Verify',
    strikeOff: 'Strike off', reject: 'Send back', reopen: 'Reopen', selected: '{{count}} selected', note: 'Note', evidence: 'Evidence', uploadEvidence: 'Upload evidence', workList: 'Work list', done: '{{count}} done',
    refused: '{{count}} not done', facts: 'Grounds', what: 'What to do', history: 'History', candidates: 'Who it may be', dropHere: 'Drop the departments’ files here, or click to choose', dropHint: 'Excel, CSV or web tables as they are',
    recognised: 'Recognised as', confidence: 'Sure', column: 'Column', reason: 'Why', unused: 'not used', rows: 'Rows', usable: 'Usable', aside: 'Set aside', refusedRows: 'Refused', whose: 'Whose', unclear: 'Sender not recognised',
    findings: 'Findings', asOf: 'As of', make: 'Compare', making: 'Comparing', made: 'Round {{number}}', daily: 'Compare at once', sheet: 'Sheet', new: 'New', still: 'Still open', cured: 'Cured', comeBack: 'Come back', byClass: 'Coverage by class',
    noRounds: 'No round yet', noRegister: 'The register is empty: import it first', missing: 'Not covered', people: 'People', rate: 'Coverage', operator: 'By', none: 'No problems',
    file: 'File', removeFile: 'Leave this file out', department: 'Department', to: 'To', problem: 'Problem {{id}}', exact: 'Exact', repaired: 'Repaired', proposed: 'Proposed', mismatch: 'Mismatch', unknown: 'Unknown',
    docKind: 'Kind of evidence', act: 'Act', dailyDone: '{{count}} new problems', saved: 'Saved', selectAll: 'Select all', selectOne: 'Select this row', tasks: 'To do', filter: 'Filter', rule: 'Assign to which desk',
  },
  intake: {
    mapped: 'saved columns used', mendColumns: 'Correct columns', saveColumns: 'Save columns', columnsHint: 'Files of this department with the same header will follow', partial: 'Absent departments keep their last lists (partial round)',
    complete: 'Departments whose shorter list is complete', sameFile: 'This file was taken before; nothing was done twice',
  },
  ledger: {
    payers: 'Payers', institutions: 'Institutions', owner: 'Accounts of', ownerHint: 'Number of an institution or person, or a payer', account: 'Account', balance: 'Balance (yuan)', sign: 'Positive is debit (borne, receivable), negative is credit (what we owe)',
    entries: 'Entries', kind: 'Kind', reference: 'Booked for', day: 'Day', amount: 'This account (yuan)', postings: 'All postings', verify: 'Verify', verifying: 'Verifying', sound: 'Balances, meters and hash chain agree', broken: 'Something disagrees',
    links: '{{entries}} entries, {{links}} links', goOn: 'Look further back', none: 'Nothing moved this account in this part of the books', receivable: 'owed to hospital', prepayment: 'prepayment', reduction: 'hospital reduction', patient: 'patient', duePerson: 'person due', cash: 'person cash', look: 'Entries',
    settle: 'Settle', reverse: 'Reverse', adjust: 'Adjust', prepay: 'Prepay', offset: 'Offset', pay_institution: 'Pay institution', collect: 'Collect', pay_back: 'Pay back', credit: 'Credit', reimburse: 'Reimburse', opening: 'Opening', pay: 'Payment', recover: 'Recovery', open: 'Opening', clear: 'Clearing between places', bank: 'Bank', contributions: 'Contributions', billOwed: 'Owed for a bill', placeReceivable: 'receivable', placePayable: 'payable', place: 'Place {{place}}',
  },
  ...indicatorsEn,
};
