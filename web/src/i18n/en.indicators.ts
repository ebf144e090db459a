/** Words of indicators, institutions and account statements. */
export const indicatorsEn = {
  indicators: {
    title: 'Indicators', period: 'Period', place: 'Place', compute: 'Work out this month', computing: 'Working out {{period}}', computed: '{{period}} done: {{message}}', computeFailed: '{{period}} failed: {{message}}',
    never: 'Not worked out', asOf: 'Data up to {{day}}', knownAt: 'worked out {{at}}', months: '{{count}} months', stale: 'The definition has changed: work out again', previous: 'Before: {{value}}', target: 'Target {{value}}', warning: 'Warning {{value}}',
    met: 'Met', short: 'Short', alarm: 'Warning', none: '', export: 'Export to Excel', picture: 'Save picture', trend: 'By month', places: 'Places compared', people: 'People', missing: 'Who is missing', counted: 'Who was counted',
    name: 'Place', value: 'Value', numerator: 'Numerator', denominator: 'Denominator', standing: 'Standing', lower: 'One level down', source: 'Source', basis: 'Basis', meaning: 'Meaning', published: 'Published', noPlaces: 'No figures below',
    noPeople: 'Nobody', person: 'Name', number: 'ID number', village: 'Village', township: 'Township', settlement: 'Settlement', day: 'Day', total: 'Total (yuan)', own: 'Own part (yuan)', more: 'Go on', all: 'All indicators', year: 'Year {{year}}',
    noPack: 'The pack of this region has no indicators', choosePeriod: 'Choose a period', monthToCompute: 'Month to work out', listHint: 'The list is worked out anew by what is known now, up to the day of the figure.', difference: '{{count}} missing',
  },
  institutions: {
    title: 'Institutions', search: 'Number or name', level: 'Level', kind: 'Kind', agreement: 'Agreement', dialect: 'Connection', until: 'Until', count: '{{count}} in all', waiting: '{{count}} to decide', name: 'Name', id: 'Number', region: 'Region',
    active: 'in force', suspended: 'suspended', outside: 'outside its period', unkept: 'none on record', hospital: 'hospital', pharmacy: 'pharmacy', clinic: 'clinic', all: 'All', notConnected: 'not connected', lastSettled: 'Last settled', openUntil: 'Open until',
    owed: 'Owed to it', prepaid: 'Prepaid', months: 'Settlements by month', month: 'Month', settlements: 'Count', total: 'Total (yuan)', paid: 'Paid by funds (yuan)', cash: 'Cash of people (yuan)', knownAt: 'worked out {{at}}', noMonths: 'Not worked out yet: do so under “Indicators”', agreements: 'Agreements and suspensions', noAgreements: 'No agreement on record: settlements are not checked',
    propose: 'Propose', proposeAgreement: 'Propose an agreement', proposeSuspension: 'Propose a suspension', change: 'Change', from: 'From', scope: 'What it may do', scopeAll: 'All kinds of visit', note: 'About', noteHint: 'Number of the paper, or why', decide: 'Decide', approve: 'Approve', refuse: 'Refuse', reason: 'Reason', state: 'State', proposedBy: 'Proposed by', decidedBy: 'Decided by',
    proposed: 'proposed', approved: 'in force', refused: 'refused', replaced: 'replaced', agreementKind: 'Agreement', suspensionKind: 'Suspension', sent: 'Proposed; another person decides', decided: 'Decided', accounts: 'Accounts', what: 'Kind', days: 'Days', replaces: 'replaces {{id}}', connection: 'Connection', noKeys: 'Keys are not shown',
  },
  statement: {
    title: 'Statement', from: 'From month', until: 'Until month', opening: 'Opening', debit: 'Debit', credit: 'Credit', closing: 'Closing', postings: 'Postings', month: 'Month', export: 'Export to Excel', accounts: 'Accounts', balance: 'Balance (yuan)', entriesOf: 'Entries of this month', name: 'Name',
    payer: 'Payers', institution: 'Institutions', place: 'Places', clearing: 'Outside', none: 'No accounts', whole: 'The whole time',
  },
};
