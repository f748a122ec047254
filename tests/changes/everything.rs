//! A program that uses everything of a generated crate: each field with its type, each setter and constant with its signature, each variant,
//! each trait of an operation. It is written from the crate's own text, so nothing is left out.
//!
//! Given a generated crate, it returns the program: modules named as in the crate, that take all from it, so that the crate's own paths lead
//! to the same things.

use std::collections::BTreeMap;

use apiscribe::tree::FileTree;
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, FnArg, ImplItem, Item, ReceiverKind, ReturnType, UseTree, Visibility};

/// Traits that programs of users name.
const TRAITS: &[&str] = &["Operation", "Paged", "Polled", "Service"];

/// The text of the program.
pub(crate) fn program(tree: &FileTree) -> String {
    let mut root = Module::default();
    for (path, text) in tree.iter().filter(|(path, _)| path.starts_with("src/") && path.ends_with(".rs")) {
        let path = path.trim_start_matches("src/").trim_end_matches(".rs");
        let names: Vec<_> = path.split('/').filter(|name| !["lib", "mod"].contains(name)).collect();
        if names.first() != Some(&"guide") {
            let file = syn::parse_file(text).unwrap();
            names.iter().fold(&mut root, |module, name| module.within(name)).uses(&file.items);
        }
    }
    prettyplease::unparse(&syn::parse2(root.tokens(&quote!(::rtc_apis))).unwrap())
}

#[derive(Default)]
struct Module {
    /// Whether only its parent names it, and hands on what is in it.
    private: bool,
    uses: Vec<TokenStream>,
    modules: BTreeMap<String, Module>,
}

impl Module {
    fn within(&mut self, name: &str) -> &mut Module {
        self.modules.entry(name.to_owned()).or_default()
    }

    fn tokens(&self, path: &TokenStream) -> TokenStream {
        let uses = &self.uses;
        let modules = self.modules.iter().map(|(name, module)| {
            let name = Ident::new(name, Span::call_site());
            let inside = match module.private {
                true => module.tokens(path),
                false => module.tokens(&quote!(#path::#name)),
            };
            quote!(pub mod #name { #inside })
        });
        quote!(pub use #path::*; #(#uses)* #(#modules)*)
    }

    /// A function of a name of its own, that takes and gives something.
    fn function(&mut self, takes: &TokenStream, gives: &TokenStream, body: &TokenStream) {
        let name = format_ident!("use_{}", self.uses.len());
        self.uses.push(quote!(pub fn #name(#takes) -> #gives { #body }));
    }

    fn uses(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Struct(item) if public(&item.vis) => {
                    let owner = &item.ident;
                    self.derived(owner, &item.attrs);
                    for field in item.fields.iter().filter(|field| public(&field.vis)) {
                        let (name, ty) = (&field.ident, field.ty.to_token_stream());
                        self.function(&quote!(of: self::#owner), &ty, &quote!(of.#name));
                    }
                }
                Item::Enum(item) if public(&item.vis) => {
                    let owner = &item.ident;
                    self.derived(owner, &item.attrs);
                    for variant in item.variants.iter().map(|variant| &variant.ident) {
                        self.function(&quote!(), &quote!(self::#owner), &quote!(self::#owner::#variant));
                    }
                }
                Item::Impl(item) if !conditional(&item.attrs) => match &item.trait_ {
                    Some((of, _)) => self.implemented(&of.segments.last().unwrap().ident, item),
                    None => self.own(item),
                },
                Item::Type(item) if public(&item.vis) && !conditional(&item.attrs) => {
                    let owner = &item.ident;
                    self.function(&quote!(of: self::#owner), &quote!(self::#owner), &quote!(of));
                }
                Item::Mod(item) if !public(&item.vis) => self.within(&item.ident.to_string()).private = true,
                Item::Use(item) if public(&item.vis) && !conditional(&item.attrs) => self.taken(&item.tree),
                _ => {}
            }
        }
    }

    /// The traits that are derived.
    fn derived(&mut self, owner: &Ident, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            attribute
                .parse_nested_meta(|of| {
                    let name = of.path.get_ident().unwrap();
                    let path = match name.to_string().as_str() {
                        "Debug" => quote!(::core::fmt::Debug),
                        "Hash" => quote!(::core::hash::Hash),
                        _ => quote!(#name),
                    };
                    self.function(&quote!(of: self::#owner), &quote!(impl #path), &quote!(of));
                    Ok(())
                })
                .unwrap();
        }
    }

    /// A trait of the runtime, with what it is told.
    fn implemented(&mut self, name: &Ident, item: &syn::ItemImpl) {
        if !TRAITS.contains(&name.to_string().as_str()) {
            return;
        }
        let owner = &item.self_ty;
        self.function(&quote!(of: self::#owner), &quote!(impl ::rtc_apis::#name), &quote!(of));
        for item in &item.items {
            if let ImplItem::Type(of) = item {
                let (which, ty) = (&of.ident, of.ty.to_token_stream());
                self.function(&quote!(of: <self::#owner as ::rtc_apis::#name>::#which), &ty, &quote!(of));
            }
        }
    }

    /// Functions and constants of a type.
    fn own(&mut self, item: &syn::ItemImpl) {
        let owner = item.self_ty.to_token_stream();
        let named = |tokens: TokenStream| with_name(tokens, &quote!(self::#owner));
        for item in &item.items {
            match item {
                ImplItem::Const(of) => {
                    let name = &of.ident;
                    self.function(&quote!(), &named(of.ty.to_token_stream()), &quote!(self::#owner::#name));
                }
                ImplItem::Fn(of) => {
                    let gives = match &of.sig.output {
                        ReturnType::Type(_, ty) => named(ty.to_token_stream()),
                        ReturnType::Default => quote!(()),
                    };
                    let (mut takes, mut given) = (Vec::new(), Vec::new());
                    for argument in &of.sig.inputs {
                        match argument {
                            FnArg::Receiver(of) if matches!(of.kind, ReceiverKind::Reference(..)) => {
                                takes.push(quote!(of: &self::#owner));
                                given.push(quote!(of));
                            }
                            FnArg::Receiver(_) => {
                                takes.push(quote!(of: self::#owner));
                                given.push(quote!(of));
                            }
                            FnArg::Typed(of) => {
                                takes.push(named(of.to_token_stream()));
                                given.push(of.pat.to_token_stream());
                            }
                        }
                    }
                    let name = &of.sig.ident;
                    self.function(&quote!(#(#takes),*), &gives, &quote!(self::#owner::#name(#(#given),*)));
                }
                _ => {}
            }
        }
    }

    /// Names that the crate takes from elsewhere.
    fn taken(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(of) => self.taken(&of.tree),
            UseTree::Group(of) => of.items.iter().for_each(|tree| self.taken(tree)),
            UseTree::Name(of) => {
                let (name, other) = (&of.ident, format_ident!("Use{}", self.uses.len()));
                self.uses.push(quote!(pub use self::#name as #other;));
            }
            _ => panic!("a crate takes a name as it is: {}", tree.to_token_stream()),
        }
    }
}

fn public(of: &Visibility) -> bool {
    matches!(of, Visibility::Public(_))
}

/// Whether it is there with some features only.
fn conditional(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

/// The tokens with a name in place of `Self`.
fn with_name(tokens: TokenStream, name: &TokenStream) -> TokenStream {
    let replaced = |token: TokenTree| match token {
        TokenTree::Ident(of) if of == "Self" => name.clone(),
        TokenTree::Group(of) => {
            TokenTree::from(Group::new(of.delimiter(), with_name(of.stream(), name))).into()
        }
        other => other.into(),
    };
    tokens.into_iter().flat_map(replaced).collect()
}
