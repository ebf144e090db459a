import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';

interface Given {
  title: string;
  person: Schemas['PersonView'];
  /** Unknown while the region is being asked for. */
  today: string | undefined;
  children?: ReactNode;
}

/** Head of a page that does something for a person: who it is, and what covers the person today. */
export function PersonHead({ title, person, today, children }: Given) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <b>
        <Link to={`/people/${encodeURIComponent(person.id)}`}>{person.name}</Link>
      </b>
      <span className="muted num">
        {person.sex} {person.birth} {person.number}
      </span>
      {person.coverage
        .filter((at) => today && at.from <= today && today <= at.until)
        .map((at) => (
          <Tag color="green" key={at.what + at.from}>
            {at.what}
          </Tag>
        ))}
      {children}
    </div>
  );
}
