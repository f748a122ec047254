//! Drafts as YAML.
//!
//! Given a draft, it returns the text of its spec. It must not let a sentence of the vendor in unless it is told to.

use serde_json::{Map, Value as Json, json};

use super::Options;
use super::draft::{Code, Field, Operation, Rule, Rules, Sample, Type};
use crate::yaml::print::{Tree, print};

/// The file of an operation.
pub(super) fn operation(draft: &Operation, options: &Options) -> String {
    let mut file: Vec<(String, Tree)> = Vec::new();
    let mut add = |key: &str, tree: Tree| file.push((key.to_owned(), tree));
    add("operation", draft.name.clone().into());
    add("words", "pending".into());
    add("source", source(draft, options).into());
    if let Some(rate) = &draft.rate {
        add("rate_limit", rate.clone().into());
    }
    if let Some((required, only)) = &draft.regions {
        let mut regions = Map::new();
        if *required {
            regions.insert("required".to_owned(), Json::from(true));
        }
        if !only.is_empty() {
            regions.insert("only".to_owned(), Json::from(only.clone()));
        }
        add("regions", Json::Object(regions).into());
    }
    add("safety", "unsafe".into());
    add("request", fields(&draft.request, options));
    add("response", fields(&draft.response, options));
    if !draft.types.is_empty() {
        add("types", Tree::Map(draft.types.iter().map(|of| (of.name.clone(), ty(of, options))).collect()));
    }
    if !draft.errors.is_empty() {
        let codes = draft.errors.iter().map(|of| (of.code.clone(), code(of, options)));
        add("errors", Tree::Map(codes.collect()));
    }
    if !draft.samples.is_empty() {
        add("examples", samples(&draft.samples));
    }
    if !draft.undecided.is_empty() {
        add("undecided", Tree::List(draft.undecided.iter().map(|text| text.clone().into()).collect()));
    }
    format!("{}{}", head(draft), print(&Tree::Map(file)))
}

/// What belongs to other files, as comments.
fn head(draft: &Operation) -> String {
    let mut head = "# yaml-language-server: $schema=../../../schema/operation.schema.json\n".to_owned();
    head.push_str("# A draft: what stands under `undecided` has to be decided by a person.\n");
    if !draft.place.is_empty() {
        head.push_str(&format!("# Its place: {}\n", draft.place));
    }
    if !draft.hosts.is_empty() {
        head.push_str(&format!("# For service.yaml, the hosts: {}\n", draft.hosts.join(", ")));
    }
    head
}

fn source(draft: &Operation, options: &Options) -> Json {
    let mut source = Map::new();
    let mut add = |key: &str, value: Option<&String>| {
        source.extend(value.map(|value| (key.to_owned(), Json::from(value.as_str()))));
    };
    add("page", options.page.as_ref());
    add("title", Some(&draft.title));
    add("read", options.read.as_ref());
    add("updated", draft.updated.as_ref());
    Json::Object(source)
}

fn fields(fields: &[Field], options: &Options) -> Tree {
    Tree::Map(fields.iter().map(|of| (of.name.clone(), field(of, options).into())).collect())
}

fn field(of: &Field, options: &Options) -> Json {
    let mut field = Map::new();
    field.insert("type".to_owned(), Json::from(of.ty.as_str()));
    if of.required {
        field.insert("required".to_owned(), Json::from(true));
    }
    if of.nullable {
        field.insert("nullable".to_owned(), Json::from(true));
    }
    keep(&mut field, &of.words, options);
    ask(&mut field, "undecided", &of.undecided);
    Json::Object(field)
}

/// The page's words, where they are wanted.
fn keep(map: &mut Map<String, Json>, words: &str, options: &Options) {
    if options.keep_text && !words.is_empty() {
        let line: Vec<_> = words.split_whitespace().collect();
        map.insert("doc".to_owned(), Json::from(line.join(" ")));
    }
}

fn ask(map: &mut Map<String, Json>, key: &str, questions: &[String]) {
    match questions {
        [] => {}
        [one] => drop(map.insert(key.to_owned(), Json::from(one.as_str()))),
        several => drop(map.insert(key.to_owned(), Json::from(several.to_vec()))),
    }
}

fn ty(of: &Type, options: &Options) -> Tree {
    let mut own = Map::new();
    ask(&mut own, "_undecided", &of.undecided);
    let own = own.into_iter().map(|(key, value)| (key, Tree::Json(value)));
    Tree::Map(own.chain(of.fields.iter().map(|of| (of.name.clone(), field(of, options).into()))).collect())
}

fn code(of: &Code, options: &Options) -> Tree {
    let mut code = Map::new();
    let number = of.code.parse::<i64>().is_ok();
    if number && options.name_numbers {
        code.insert("name".to_owned(), Json::from(format!("Code{}", of.code.replace('-', "Minus"))));
    }
    keep(&mut code, &of.words, options);
    if number && !options.name_numbers {
        code.insert("undecided".to_owned(), Json::from("its name, for a number says nothing in Rust"));
    }
    Json::Object(code).into()
}

fn samples(samples: &[Sample]) -> Tree {
    let titled =
        samples.iter().enumerate().map(|(at, sample)| one_sample(sample, &format!("Sample {}", at + 1)));
    Tree::List(titled.collect())
}

fn one_sample(sample: &Sample, title: &str) -> Tree {
    let mut entries: Vec<(String, Tree)> = vec![("title".to_owned(), title.into())];
    if sample.query {
        entries.push(("form".to_owned(), "query".into()));
    }
    if let Some(request) = &sample.request {
        entries.push(("request".to_owned(), request.clone().into()));
    }
    if let Some(reply) = &sample.reply {
        entries.push(("reply".to_owned(), Tree::Map(vec![("body".to_owned(), reply.clone().into())])));
    }
    if let Some(code) = &sample.fails_with {
        entries.push(("fails_with".to_owned(), code.clone().into()));
    }
    if !sample.undecided.is_empty() {
        entries.push(("undecided".to_owned(), json!(sample.undecided).into()));
    }
    Tree::Map(entries)
}

/// The file of the rules by which replies are read.
pub(super) fn rules(draft: &Rules, options: &Options) -> String {
    let mut source = Map::new();
    source.extend(options.page.as_ref().map(|page| ("page".to_owned(), Json::from(page.as_str()))));
    source.insert("title".to_owned(), Json::from("Response structure"));
    source.extend(options.read.as_ref().map(|read| ("read".to_owned(), Json::from(read.as_str()))));
    let envelope = json!({
        "result": "Result",
        "request_id": "ResponseMetadata.RequestId",
        "error": { "at": "ResponseMetadata.Error", "code": "Code", "message": "Message", "number": "CodeN" },
    });
    let mut file: Vec<(String, Tree)> = vec![
        ("service".to_owned(), draft.service.clone().into()),
        ("source".to_owned(), Json::Object(source).into()),
        ("envelope".to_owned(), envelope.into()),
        ("rules".to_owned(), Tree::List(draft.rules.iter().map(rule).collect())),
    ];
    if !draft.undecided.is_empty() {
        file.push((
            "undecided".to_owned(),
            Tree::List(draft.undecided.iter().map(|text| text.clone().into()).collect()),
        ));
    }
    let head = "# yaml-language-server: $schema=../../schema/rules.schema.json\n\
                # A draft: what stands under `undecided` has to be decided by a person.\n";
    format!("{head}{}", print(&Tree::Map(file)))
}

fn rule(of: &Rule) -> Tree {
    let mut entries: Vec<(String, Tree)> = vec![
        ("id".to_owned(), of.id.clone().into()),
        ("versions".to_owned(), json!(of.versions).into()),
        ("fails_when".to_owned(), json!(of.fails_when).into()),
        ("error_fields".to_owned(), json!(of.error_fields).into()),
        ("result".to_owned(), if of.always { "always" } else { "on_success" }.into()),
        ("examples".to_owned(), samples(&of.samples)),
    ];
    if !of.undecided.is_empty() {
        entries.push(("undecided".to_owned(), json!(of.undecided).into()));
    }
    Tree::Map(entries)
}
