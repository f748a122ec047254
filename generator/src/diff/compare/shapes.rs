//! Types of fields: what became of one, with renamed types taken for the same.

use super::pairs::{Pairs, pairs};
use crate::model::{Enum, Scalar, Scope as Where, Struct, Ty, TypeRef};

/// Which type is which on the other side.
#[derive(Clone, Debug, Default)]
pub(super) struct Renames(Vec<(TypeRef, TypeRef)>);

impl Renames {
    pub(super) fn add(&mut self, old: TypeRef, new: TypeRef) {
        self.0.push((old, new));
    }

    fn same(&self, old: &TypeRef, new: &TypeRef) -> bool {
        old == new || self.0.iter().any(|(from, to)| from == old && to == new)
    }
}

/// What became of the type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    Same,
    /// A box came or went.
    Boxed,
    IntWidened,
    IntNarrowed,
    IntSign,
    List,
    ToEnum,
    FromEnum,
    Other,
}

/// Compares the types of a field.
pub(super) fn became(old: &Ty, new: &Ty, renames: &Renames) -> Became {
    match (old, new) {
        (Ty::List(old), Ty::List(new)) => became(old, new, renames),
        (Ty::List(_), _) | (_, Ty::List(_)) => Became::List,
        (Ty::Struct { target: old, boxed: was }, Ty::Struct { target: new, boxed: is }) => {
            match renames.same(old, new) {
                true if was == is => Became::Same,
                true => Became::Boxed,
                false => Became::Other,
            }
        }
        (Ty::Enum(old), Ty::Enum(new)) if renames.same(old, new) => Became::Same,
        (Ty::Enum(_), Ty::Scalar(_)) => Became::FromEnum,
        (Ty::Scalar(_), Ty::Enum(_)) => Became::ToEnum,
        (Ty::Scalar(old), Ty::Scalar(new)) => scalars(*old, *new),
        _ => Became::Other,
    }
}

fn scalars(old: Scalar, new: Scalar) -> Became {
    use Scalar::{I32, I64, U32, U64};
    match (old, new) {
        _ if old == new => Became::Same,
        (I32, I64) | (U32, U64) => Became::IntWidened,
        (I64, I32) | (U64, U32) => Became::IntNarrowed,
        (I32 | I64, U32 | U64) | (U32 | U64, I32 | I64) => Became::IntSign,
        _ => Became::Other,
    }
}

/// Pairs the types that a page declares.
pub(super) fn structs<'a>(old: &'a [Struct], new: &'a [Struct]) -> Pairs<'a, Struct> {
    pairs(
        old,
        new,
        |of| of.name.clone(),
        |old, new| {
            let names = |of: &Struct| of.fields.iter().map(|field| field.wire.clone()).collect::<Vec<_>>();
            let (before, after) = (names(old), names(new));
            let shared = before.iter().filter(|name| after.contains(name)).count();
            // Nearly the same fields, or half of them under a name that is close.
            let most = before.len().max(after.len()).max(1);
            match shared * 100 / most {
                100 if shared > 1 => 5,
                90.. => 4,
                50.. => 2 + super::pairs::names_alike(&old.name, &new.name),
                _ => 0,
            }
        },
    )
}

/// Pairs the documented values that a page declares.
pub(super) fn enums<'a>(old: &'a [Enum], new: &'a [Enum]) -> Pairs<'a, Enum> {
    pairs(
        old,
        new,
        |of| of.rust.clone(),
        |old, new| {
            let names = |of: &Enum| of.values.iter().map(|value| value.wire.clone()).collect::<Vec<_>>();
            let alike = super::pairs::names_alike(&old.name, &new.name)
                + super::pairs::words_alike(&old.doc, &new.doc);
            if names(old) == names(new) { 2 + alike } else { alike.saturating_sub(1) }
        },
    )
}

/// The names of paired types, for the fields that hold them.
pub(super) fn renames(structs: &Pairs<'_, Struct>, enums: &Pairs<'_, Enum>, place: Where) -> Renames {
    let mut renames = Renames::default();
    let mut add = |old: &crate::names::RustIdent, new: &crate::names::RustIdent| {
        let of = |rust: &crate::names::RustIdent| TypeRef { scope: place, rust: rust.clone() };
        renames.add(of(old), of(new));
    };
    structs.same.iter().chain(&structs.renamed).for_each(|(old, new)| add(&old.rust, &new.rust));
    enums.renamed.iter().for_each(|(old, new)| add(&old.rust, &new.rust));
    renames
}

impl Extend<(TypeRef, TypeRef)> for Renames {
    fn extend<I: IntoIterator<Item = (TypeRef, TypeRef)>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

impl IntoIterator for Renames {
    type Item = (TypeRef, TypeRef);
    type IntoIter = std::vec::IntoIter<(TypeRef, TypeRef)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
