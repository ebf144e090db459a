import type { ReactNode } from 'react';

interface Props {
  label: string;
  heads: string[];
  /** The first column with figures; those after it have figures too. */
  figures?: number;
  rows: ReactNode[][];
  isWrong?: (row: number) => boolean;
}

/** A table to be read: nothing to sort, choose or turn over. It scrolls where it is wider than its place. */
export function Plain({ label, heads, figures = heads.length, rows, isWrong }: Props) {
  const kind = (column: number) => (column >= figures ? 'num' : undefined);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        <thead>
          <tr>
            {heads.map((it, column) => (
              <th key={column} scope="col" className={kind(column)}>
                {it}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row} className={isWrong?.(row) ? 'wrong' : undefined}>
              {cells.map((it, column) => (
                <td key={column} className={kind(column)}>
                  {it}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
