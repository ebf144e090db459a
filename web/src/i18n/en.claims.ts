/** Hand reimbursement and money orders, in English. */
export const claims = {
  reimburse: {
    title: 'Reimbursement', hint: 'Bills of hospitals outside the network: taken in, computed, paid, signed for', take: 'Take in a bill', takeFor: 'Take in a bill', find: 'For whom', ofPerson: 'Reimbursement', none: 'No such bill', number: 'Number',
    gathered: 'To compute', computed: 'To pay', paid: 'To sign', signed: 'Signed', withdrawn: 'Given back', byState: 'By state',
    person: 'Person', institution: 'Institution elsewhere', institutionHint: 'Full name as on the bill', level: 'Level', kind: 'Kind of visit', admitted: 'Admitted on', discharged: 'Discharged on', diagnoses: 'Diagnoses',
    papers: 'Papers', papersHint: 'Choose, or type and press Enter', paper_invoice: 'Invoice', paper_list: 'List of fees', paper_summary: 'Discharge summary or diagnosis', paper_card: 'Copy of bank card', paper_filing: 'Referral or filing',
    total: 'Bill (yuan)', amount: 'To the person (yuan)', takenOn: 'Taken in', lines: 'Fee lines', lineCount: '{{count}} lines', linesHidden: '{{count}} lines; seeing them needs the permission to read visits',
    bill: 'Bill', tried: 'Trial', tryHint: 'Not booked; click an amount to see where it comes from', notYet: 'Fill in institution, level, days and fees: it is worked out here', noTry: 'Your role does not try out: the benefits officer computes it later', mend: 'Please mend the marked fields',
    doTake: 'Take in', taken: 'Taken in as {{id}}', next: 'Next person', desk: 'A bill from outside the network: reimburse by hand',
    doCompute: 'Compute and book', doPay: 'Pay to the card', doSign: 'Record signature', computeHint: 'By the rules and with the yearly totals of a settlement; then the bureau owes the person.', payHint: 'Pay {{yuan}} yuan to the person’s bank card.', signHint: 'When the person has confirmed the receipt.',
    ownPay: 'You computed this one: another person pays it (DUTY-11).', waits: 'Waits for the {{who}}', whoCompute: 'benefits officer', whoPay: 'payment officer', whoSign: 'benefits officer', done: 'All done',
    notComputed: 'Not computed yet', nothingToPay: 'Nothing is paid by the rules: please take the steps of paying and signing all the same.', reversed: 'The settlement was reversed and cannot be paid. Take the bill in again if it was right.', statement: 'Print statement', settlement: 'Settlement', steps: 'Steps', step: 'What', at: 'When', by: 'Who',
    step_gathered: 'Taken in', step_computed: 'Computed', step_paid: 'Paid', step_signed: 'Signed', step_withdrawn: 'Given back', doWithdraw: 'Give back', withdrawHint: 'For a wrong bill, or one that is not reimbursed: it is neither computed nor paid any more.', reason: 'Reason (2 characters or more)', isBack: 'Given back; nothing more is done.', entries: 'Entries', facts: 'Conditions', list: 'To the list',
  },
  money: {
    title: 'Move money', kind: 'What', prepay: 'Prepay an institution', offset: 'Offset a prepayment', pay_institution: 'Pay an institution', collect: 'Collect from a person', pay_back: 'Pay back to a person', credit: 'Credit a personal account', claim_received: 'Claim received from a place', claim_paid: 'Claim paid to a place',
    hint_prepay: 'Paid ahead, to be offset later.', hint_offset: 'What is owed to the hospital is taken from the prepayment; no bank.', hint_pay_institution: 'From the bank, no more than is owed.', hint_collect: 'No more than the person owes.', hint_pay_back: 'No more than the person gets back.',
    hint_credit: 'From contributions into a personal account.', hint_claim_received: 'Received from the place of insurance.', hint_claim_paid: 'Paid to the place of treatment.',
    institution: 'Institution', person: 'Number of the person', place: 'Code of the place', account: 'Account', amount: 'Amount (yuan)', note: 'Reason', noteHint: 'Paper, batch or reason', badAmount: 'Write the amount as 1234.50', before: 'Before', after: 'After', of: 'Accounts moved',
    doIt: 'Book', booked: 'Booked', entry: 'Entry', look: 'See the entry', another: 'Another one', nothing: 'Write the amount to see the balances before and after',
  },
};
