/** The decision of a settlement: what `decision` holds. Amounts are whole fen. */

export interface Share {
  payer: string;
  name: string;
  kind: string;
  amount_fen: number;
}

export interface LayerResult {
  layer: string;
  name: string;
  payer: string;
  base_fen: number;
  deductible_fen: number;
  over_fen: number;
  self_fen: number;
  cut_fen: number;
  paid_fen: number;
}

export interface Step {
  layer: string;
  kind: string;
  rule: string;
  clause: string;
  text: string;
  amount_fen: number;
}

export interface Decision {
  outcome: { kind: 'decided' | 'not_applicable' | 'no_rule'; reasons?: string[] };
  parts: {
    total_fen: number;
    out_of_scope_fen: number;
    over_limit_fen: number;
    prepaid_fen: number;
    eligible_fen: number;
  };
  layers: LayerResult[];
  payers: Share[];
  accounts: Share[];
  benefits: Share[];
  person_fen: number;
  cash_fen: number;
  trace: Step[];
}

export function decisionOf(value: Record<string, unknown>): Decision {
  return value as unknown as Decision;
}
