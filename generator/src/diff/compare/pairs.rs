//! What on one side is what on the other: by name, and where a name changed, by likeness.

/// Things that are on both sides, and those that are on one only; each in its own order.
pub(super) struct Pairs<'a, T> {
    /// With the same name.
    pub(super) same: Vec<(&'a T, &'a T)>,
    /// With another name, and so alike that it is the same thing.
    pub(super) renamed: Vec<(&'a T, &'a T)>,
    pub(super) removed: Vec<&'a T>,
    pub(super) added: Vec<&'a T>,
    /// Whether those with the same name stand in another order.
    pub(super) reordered: bool,
}

/// How alike two things must be to be one that was renamed.
pub(super) const ALIKE: u32 = 4;

/// Pairs by name, then by likeness: the most alike first, each thing once.
pub(super) fn pairs<'a, T, N: PartialEq>(
    old: &'a [T],
    new: &'a [T],
    name: impl Fn(&T) -> N,
    alike: impl Fn(&T, &T) -> u32,
) -> Pairs<'a, T> {
    let at_new = |of: &T| new.iter().position(|other| name(other) == name(of));
    let places: Vec<_> = old.iter().map(at_new).collect();
    let known: Vec<_> = places.iter().flatten().copied().collect();
    let same = old.iter().zip(&places).filter_map(|(of, at)| Some((of, new.get((*at)?)?))).collect();
    let mut removed: Vec<_> =
        old.iter().zip(&places).filter(|(_, at)| at.is_none()).map(|(of, _)| of).collect();
    let mut added: Vec<_> =
        new.iter().enumerate().filter(|(at, _)| !known.contains(at)).map(|(_, of)| of).collect();
    let renamed = likest(&mut removed, &mut added, alike);
    Pairs { same, renamed, removed, added, reordered: !known.is_sorted() }
}

fn likest<'a, T>(
    removed: &mut Vec<&'a T>,
    added: &mut Vec<&'a T>,
    alike: impl Fn(&T, &T) -> u32,
) -> Vec<(&'a T, &'a T)> {
    let mut renamed = Vec::new();
    loop {
        let all = removed.iter().enumerate().flat_map(|(i, old)| {
            added.iter().enumerate().map({
                let alike = &alike;
                move |(j, new)| (alike(old, new), i, j)
            })
        });
        // The first of equals, so that the order of the page decides.
        let best = all.filter(|(likeness, ..)| *likeness >= ALIKE).fold(
            None,
            |best: Option<(u32, usize, usize)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            },
        );
        let Some((_, i, j)) = best else { return renamed };
        renamed.push((removed.remove(i), added.remove(j)));
    }
}

/// Points for two names: the same but for case and underscores, or close.
pub(super) fn names_alike(old: &str, new: &str) -> u32 {
    let plain = |name: &str| {
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let (old, new) = (plain(old), plain(new));
    match strsim::jaro_winkler(&old, &new) {
        _ if old == new => 3,
        close if close > 0.85 => 2,
        close if close > 0.7 => 1,
        _ => 0,
    }
}

/// Points for two texts of ours: what keeps its words is most likely what it was.
pub(super) fn words_alike(old: &str, new: &str) -> u32 {
    match strsim::normalized_levenshtein(old, new) {
        _ if old.len() < 12 || new.len() < 12 => u32::from(old == new),
        same if same > 0.999 => 3,
        close if close > 0.8 => 2,
        _ => 0,
    }
}
