//! Visits that take time.

use base::{Day, Fen};
use benefit::FeeLine;

use super::{Charge, Model, Refused, Visit};

fn input(text: impl Into<String>) -> Refused {
    Refused("APP-0001", text.into())
}

fn state(text: impl Into<String>) -> Refused {
    Refused("APP-0003", text.into())
}

impl Visit {
    /// Days from admission to the last day; one still open goes on.
    fn days(&self) -> (Day, Day) {
        (self.admitted, self.discharged.unwrap_or(Day::MAX))
    }

    /// Whether the two share a night.
    fn shares_a_night(&self, other: &Visit) -> bool {
        let ((a, b), (c, d)) = (self.days(), other.days());
        a < b && c < d && a.max(c) < b.min(d)
    }

    /// Lines after refunds.
    #[must_use]
    pub fn net(&self) -> Vec<FeeLine> {
        let mut net = Vec::new();
        for (at, charge) in self.lines.iter().enumerate().filter(|it| it.1.refunds.is_none()) {
            let mut line = charge.line.clone();
            for refund in self.lines.iter().filter(|it| it.refunds == Some(at + 1)) {
                line.amount_fen = line.amount_fen - refund.line.amount_fen;
                line.quantity_e4 -= refund.line.quantity_e4;
            }
            if line.amount_fen > Fen::ZERO {
                net.push(line);
            }
        }
        net
    }

    /// What a line still amounts to: fen and quantity.
    #[must_use]
    pub fn left_of(&self, number: usize) -> (i64, i64) {
        let Some(charge) = self.lines.get(number.wrapping_sub(1)).filter(|it| it.refunds.is_none()) else {
            return (0, 0);
        };
        let off = self.lines.iter().filter(|it| it.refunds == Some(number));
        off.fold((charge.line.amount_fen.0, charge.line.quantity_e4), |left, it| {
            (left.0 - it.line.amount_fen.0, left.1 - it.line.quantity_e4)
        })
    }
}

impl Model {
    /// Whether a stay would share a night with another of the person.
    #[must_use]
    pub fn overlaps(&self, id: &str, visit: &Visit) -> bool {
        let of_same = |(other_id, it): &(&String, &Visit)| {
            *other_id != id && it.person == visit.person && it.kind == visit.kind && it.state != "cancelled"
        };
        self.visits.iter().filter(of_same).any(|(_, it)| it.shares_a_night(visit))
    }

    /// Registers a visit.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn open(&mut self, id: &str, mut visit: Visit) -> Result<(), Refused> {
        if visit.admitted > self.today {
            return Err(input("admitted tomorrow"));
        }
        if self.visits.contains_key(id) {
            return Err(state("known"));
        }
        if self.overlaps(id, &visit) {
            return Err(state("overlaps"));
        }
        for charge in &mut visit.lines {
            charge.line.on = charge.line.on.or(Some(visit.admitted));
        }
        self.visits.insert(id.to_owned(), visit);
        Ok(())
    }

    fn opened(&mut self, id: &str, institution: &str) -> Result<&mut Visit, Refused> {
        let visit = self.visits.get_mut(id).ok_or_else(|| Refused("APP-0002", id.to_owned()))?;
        let is_open = visit.state == "open" || visit.state == "discharged";
        if visit.institution != institution || !is_open {
            return Err(state("not open here"));
        }
        Ok(visit)
    }

    /// Adds lines.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn add_lines(&mut self, id: &str, institution: &str, lines: &[FeeLine]) -> Result<(), Refused> {
        let today = self.today;
        let visit = self.opened(id, institution)?;
        if lines.iter().any(|it| it.amount_fen <= Fen::ZERO || it.on.is_some_and(|on| on > today)) {
            return Err(input("line"));
        }
        let dated = lines.iter().map(|it| FeeLine { on: it.on.or(Some(today)), ..it.clone() });
        visit.lines.extend(dated.map(|line| Charge { line, refunds: None }));
        Ok(())
    }

    /// Gives back a part of a line.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn refund(
        &mut self,
        id: &str,
        institution: &str,
        number: usize,
        fen: i64,
        quantity: i64,
    ) -> Result<(), Refused> {
        let visit = self.opened(id, institution)?;
        let is_line = visit.lines.get(number.wrapping_sub(1)).is_some_and(|it| it.refunds.is_none());
        let left = visit.left_of(number);
        if !is_line || fen <= 0 || fen > left.0 || quantity > left.1 {
            return Err(input("refund"));
        }
        let line =
            FeeLine { amount_fen: Fen(fen), quantity_e4: quantity, ..visit.lines[number - 1].line.clone() };
        visit.lines.push(Charge { line, refunds: Some(number) });
        Ok(())
    }

    /// Ends a stay.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn discharge(&mut self, id: &str, institution: &str, on: Day) -> Result<(), Refused> {
        if on > self.today {
            return Err(input("discharged tomorrow"));
        }
        let visit = self.opened(id, institution)?;
        if on < visit.admitted {
            return Err(input("before admission"));
        }
        let ended = Visit { discharged: Some(on), state: "discharged", ..visit.clone() };
        if self.overlaps(id, &ended) {
            return Err(state("overlaps"));
        }
        self.visits.insert(id.to_owned(), ended);
        Ok(())
    }

    /// Calls a visit off.
    ///
    /// # Errors
    /// As the application refuses.
    pub fn cancel(&mut self, id: &str, institution: &str) -> Result<(), Refused> {
        self.opened(id, institution)?.state = "cancelled";
        Ok(())
    }
}
