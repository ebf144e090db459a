//! Many single situations as few sentences: sets of values per fact whose combinations are exactly those.

use std::collections::BTreeMap;

/// For each axis, the values (by position) that belong to the box.
pub type Cells = Vec<Vec<usize>>;

/// Merges situations (one position per axis) into boxes that cover exactly the same situations.
pub fn merged(situations: &[Vec<usize>]) -> Vec<Cells> {
    let mut boxes: Vec<Cells> =
        situations.iter().map(|it| it.iter().map(|value| vec![*value]).collect()).collect();
    let axes = situations.first().map_or(0, Vec::len);
    // Merging along one axis can open the way along another; two rounds settle what people write.
    for axis in (0..axes).chain(0..axes) {
        boxes = merge_along(boxes, axis);
    }
    boxes
}

fn merge_along(boxes: Vec<Cells>, axis: usize) -> Vec<Cells> {
    let mut groups: BTreeMap<Cells, Vec<usize>> = BTreeMap::new();
    let mut order: Vec<Cells> = Vec::new();
    for mut cells in boxes {
        let values = std::mem::take(&mut cells[axis]);
        let group = groups.entry(cells.clone()).or_insert_with(|| {
            order.push(cells);
            Vec::new()
        });
        group.extend(values);
    }
    order
        .into_iter()
        .map(|key| {
            let mut values = groups.remove(&key).unwrap_or_default();
            values.sort_unstable();
            values.dedup();
            let mut cells = key;
            cells[axis] = values;
            cells
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn a_product_becomes_one_box_and_an_l_two() {
        let product: Vec<Vec<usize>> = (0..2).flat_map(|a| (0..3).map(move |b| vec![a, b])).collect();
        assert_eq!(merged(&product), [vec![vec![0, 1], vec![0, 1, 2]]]);
        let l = [vec![0, 0], vec![0, 1], vec![1, 0]];
        let boxes = merged(&l);
        assert_eq!(boxes.len(), 2);
        let count: usize = boxes.iter().map(|it| it.iter().map(Vec::len).product::<usize>()).sum();
        assert_eq!(count, l.len());
        assert!(merged(&[]).is_empty());
        assert_eq!(merged(&[vec![]]), [Vec::<Vec<usize>>::new()]);
    }
}
