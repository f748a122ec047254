//! The types that an operation's page declares, and those that went from there to the service's page or came from it.

use super::super::rules::TYPE_MOVED;
use super::pairs::Pairs;
use super::scope::{Scope, Shown};
use super::shapes::{self, Renames};
use super::types;
use crate::model::{Operation, Scope as Where, Struct, TypeRef, Version};

/// What operations have to know of the types of their service.
pub(super) struct Shared<'a> {
    pub(super) renames: Renames,
    pub(super) moved: Vec<Moved<'a>>,
}

/// A type that is declared elsewhere on the other side.
#[derive(Clone, Copy)]
pub(super) struct Moved<'a> {
    operation: &'a str,
    up: bool,
    old: &'a Struct,
    new: &'a Struct,
}

/// The types that moved between a version and those of its operations that kept their name.
pub(super) fn moved<'a>(old: &'a Version, new: &'a Version) -> Vec<Moved<'a>> {
    let on_both = old.operations.iter().filter_map(|was| {
        new.operations.iter().find(|is| is.name == was.name).map(|is| (was.name.as_str(), was, is))
    });
    on_both
        .flat_map(|(operation, was, is)| {
            let up = elsewhere(&was.types, &is.types, &old.types, &new.types).map(move |(old, new)| Moved {
                operation,
                up: true,
                old,
                new,
            });
            let down = elsewhere(&is.types, &was.types, &new.types, &old.types)
                .map(move |(new, old)| Moved { operation, up: false, old, new });
            up.chain(down)
        })
        .collect()
}

/// The types of a page that are not on its other side any more, with the one of the same name that is on the other page only now.
fn elsewhere<'a>(
    here: &'a [Struct],
    here_then: &'a [Struct],
    there: &'a [Struct],
    there_then: &'a [Struct],
) -> impl Iterator<Item = (&'a Struct, &'a Struct)> {
    let named = |all: &'a [Struct], name: &str| all.iter().find(|of| of.name == name);
    let stays = move |of: &&Struct| named(here_then, &of.name).is_some() || named(there, &of.name).is_some();
    let left = here.iter().filter(move |of| !stays(of));
    left.filter_map(move |of| named(there_then, &of.name).map(|target| (of, target)))
}

/// Takes out of a version's types those that are told as moved.
pub(super) fn without_moved(found: &mut Pairs<'_, Struct>, moved: &[Moved<'_>]) {
    found.added.retain(|of| !moved.iter().any(|moved| moved.up && moved.new.name == of.name));
    found.removed.retain(|of| !moved.iter().any(|moved| !moved.up && moved.old.name == of.name));
}

/// Compares the types of an operation, and tells which is which, together with those of the service.
pub(super) fn compare(
    scope: &mut Scope<'_>,
    old: &Operation,
    new: &Operation,
    shared: &Shared<'_>,
) -> Renames {
    let mut structs = shapes::structs(&old.types, &new.types);
    let enums = shapes::enums(&old.enums, &new.enums);
    let mut renames = shapes::renames(&structs, &enums, Where::Operation);
    renames.extend(shared.renames.clone());
    let moved: Vec<_> = shared.moved.iter().filter(|moved| moved.operation == old.name).collect();
    for Moved { up, old: was, new: is, .. } in &moved {
        let (from, to) =
            if *up { (Where::Operation, Where::Version) } else { (Where::Version, Where::Operation) };
        let of = |scope: Where, of: &Struct| TypeRef { scope, rust: of.rust.clone() };
        renames.add(of(from, was), of(to, is));
    }
    structs.removed.retain(|of| !moved.iter().any(|moved| moved.up && moved.old.name == of.name));
    structs.added.retain(|of| !moved.iter().any(|moved| !moved.up && moved.new.name == of.name));
    types::structs(scope, &structs, &renames);
    for Moved { up, old: was, new: is, .. } in moved {
        let place = |of: &Struct, page: Option<&Operation>| {
            let module = page.map_or("types", |operation| operation.module.plain());
            Shown::at(of.origin, module).rust(format!("{module}::{}", of.rust))
        };
        let (own_old, own_new) = (up.then_some(old), (!up).then_some(new));
        scope.report(&TYPE_MOVED, &format!("types.{}", is.name), place(was, own_old), place(is, own_new));
        types::structure(scope, was, is, &renames);
    }
    types::enums(scope, &enums);
    renames
}
