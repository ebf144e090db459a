import { Input } from 'antd';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  value: string;
  set: (value: string) => void;
  /** What the browser's keeper of passwords should know. */
  auto?: string;
  secret?: boolean;
  hint?: string;
  focus?: boolean;
  required?: boolean;
}

/** A line of a form with its label. */
export function Field({ label, value, set, auto = 'off', secret, hint, focus, required = true }: FieldProps) {
  const id = useId();
  const shared = {
    id, value, autoComplete: auto, autoFocus: focus, required, maxLength: 200, 'aria-describedby': hint ? `${id}-hint` : undefined, onChange: (event: { target: { value: string } }) => set(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {secret ? <Input.Password {...shared} visibilityToggle={false} /> : <Input {...shared} spellCheck={false} autoCapitalize="none" />}
      {hint && (
        <span id={`${id}-hint`} className="muted" style={{ fontSize: 13 }}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** A form that is sent with Enter. */
export function Lines({ send, children }: { send: () => void; children: ReactNode }) {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
    </form>
  );
}
