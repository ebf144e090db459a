import type { matters as zh } from './zh.matters';

/** Words of the pages of matters. */
export const matters: { readonly [Key in keyof typeof zh]: string } = {
  title: 'Matters', work: 'Work list', catalogue: 'Catalogue', figures: 'Figures', network: 'Network', mine: 'At my desk', mineAndBelow: 'All', ended: 'Ended',
  overdue: 'Overdue', waiting: 'Waiting for documents', dueSoon: 'Due today or tomorrow', open: 'Open', number: 'Receipt number', matter: 'Matter', person: 'Applicant', home: 'Home',
  state: 'State', at: 'Now at', due: 'Due', left: '{{days}} days left', late: '{{days}} days overdue', stopped: 'Clock stopped, {{days}} days left', endedOn: 'ended {{day}}',
  takenOn: 'Taken in', noCatalogue: 'The pack of this region has no catalogue of matters', none: 'No requests', take: 'Take in a matter', takeFor: 'Take in for {{name}}', find: 'Find a matter: name, code, group', allThere: 'All documents are there',
  documents: 'Documents', when: 'If', upload: 'Upload', uploaded: 'Uploaded {{name}}', behalf: 'On behalf of (employer, institution)', behalfOptional: 'On behalf of (optional)',
  note: 'Note', doTake: 'Take in', willAsk: '{{count}} missing: they are asked for once, and the clock stops', notHere: 'Not taken in at {{level}}', atOnce: 'Done at once', days: '{{days}} working days',
  decides: 'Decided by', result: 'Result', fee: 'Fee', basis: 'Basis', doneAt: 'Done at', takenInAt: 'Taken in at', does: 'Go and do it', documentGiven: 'There', documentMissing: 'Missing',
  history: 'What was done', next: 'Next', receipt: 'Print receipt', receiptHtml: 'Page', handTo: 'Hand to', reason: 'Reason (2 characters or more)', outcome: 'Outcome',
  act_ask: 'Ask for documents', act_supply: 'Take documents', act_hand_over: 'Hand over', act_finish: 'Finish', act_refuse: 'Refuse', act_withdraw: 'Withdraw', acted: 'Done: {{act}}',
  level_village: 'Village', level_township: 'Township', level_county: 'County', counted: '{{does}} done, {{takes}} taken in', assumed: 'Assumed',
  taken: 'Taken in', done: 'Done', refused: 'Refused', withdrawn: 'Withdrawn', lateDone: 'Late', onTime: 'On time', byLevel: 'By level', byMatter: 'By matter', byPlace: 'By place',
  from: 'Taken in from', until: 'until', stations: 'Desks', villageStations: 'Village desks', promised: '{{count}} promised', villages: 'Villages', covered: 'Villages with a desk', peopleCovered: 'People covered',
  without: 'Villages without a desk', far: 'Villages beyond {{minutes}} minutes', townNone: 'No desk in the township', nobody: 'Matters that nobody offers', strays: 'Desks where nobody lives (a name may be misspelt)', noStations: 'No list of desks yet: mingbai matter network --import',
  township: 'Township', calendarUnknown: 'Holidays of this year are not in the pack: days are counted by weekends only', ofPerson: 'Requests', second: 'A second person decides', second_short: 'Two',
  progressTitle: 'Progress of a request', progressHint: 'Number and digits are on the receipt. No sign-in. Neither name nor matter is shown here.', digits: 'Last four of the ID number', look: 'Look up', promisedDays: 'Promised', home_open: 'Open at my desk', home_overdue: 'Overdue at my desk', file: 'File',
};
