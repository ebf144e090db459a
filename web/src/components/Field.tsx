import type { ReactNode } from 'react';

interface Inside {
  id: string;
  status?: 'error';
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/** A field with its name above and what is wrong with it below; whoever cannot see is told both. */
export function Field({ id, label, faults = [], wide, children }: { id: string; label: ReactNode; faults?: string[] | undefined; wide?: boolean; children: (of: Inside) => ReactNode }) {
  const isWrong = faults.length > 0;
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(isWrong ? { id, status: 'error', 'aria-describedby': `${id}-fault`, 'aria-invalid': true } : { id })}
      {isWrong && (
        <span className="fault" id={`${id}-fault`}>
          {faults.join('；')}
        </span>
      )}
    </div>
  );
}
