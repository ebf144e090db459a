import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay, parseDay } from '../lib/day';

interface Given {
  id?: string;
  /** The day; empty for none. */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  disabled?: boolean;
  required?: boolean;
  /** For who hears the page, where no label stands beside it. */
  label?: string;
  /** As `Field` hands them on: what is wrong with the day is said beside it. */
  status?: 'error';
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

/**
 * A day as it is written everywhere here, `2024-03-01`, whatever language the browser speaks. Typed or pasted in any
 * spelling that `parseDay` reads; the browser's calendar is behind the button.
 */
export function DayInput({ id, value, onChange, min, max, disabled, required, label, status, 'aria-describedby': describedBy, 'aria-invalid': isInvalid = false }: Given) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const native = useRef<HTMLInputElement>(null);
  const fits = (day: string) => isDay(day) && (!min || min <= day) && (!max || day <= max);
  const wrong = typed !== undefined && typed.trim() !== '' && !fits(parseDay(typed) ?? '');
  const type = (text: string) => {
    setTyped(text);
    // What is whole counts at once; another spelling when one is done with it.
    if (text === '' || fits(text)) onChange(text);
  };
  const done = () => {
    const day = typed === undefined ? undefined : parseDay(typed);
    if (day && fits(day)) onChange(day);
    if (typed === '' || (day && fits(day))) setTyped(undefined);
  };
  return (
    <span className="day">
      <input
        id={id}
        type="text"
        className={status ? 'ant-input ant-input-status-error num' : 'ant-input num'}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('app.dayForm')}
        maxLength={12}
        aria-label={label}
        aria-invalid={wrong || isInvalid}
        aria-describedby={describedBy}
        title={wrong ? [t('app.dayWrong'), min && `${t('person.from')} ${min}`, max && `${t('person.until')} ${max}`].filter(Boolean).join('，') : undefined}
        required={required}
        disabled={disabled}
        value={typed ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
        }}
      />
      {!disabled && (
        <>
          <button type="button" tabIndex={-1} aria-label={t('app.pickDay')} onClick={() => native.current?.showPicker()}>
            <CalendarOutlined />
          </button>
          <input
            ref={native}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            value={isDay(value) ? value : ''}
            min={min}
            max={max}
            onChange={(event) => {
              setTyped(undefined);
              if (event.target.value) onChange(event.target.value);
            }}
          />
        </>
      )}
    </span>
  );
}
