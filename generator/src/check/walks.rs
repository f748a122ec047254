//! Operations that are called again and again: what they go by is there, and repeating them does no harm.

use super::findings::Findings;
use super::state::follow;
use crate::diag::Diagnostic;
use crate::model::walk::{self, Call, Types};
use crate::model::{
    Enum, Field, Model, Named, Paging, PagingStyle, Polling, Safety, Scalar, Step, TaskState, Ty,
};
use crate::source::Span;

/// `paging-field`, `poll-field`, `poll-states`, `walk-unsafe`.
pub(super) fn check(model: &Model, findings: &mut Findings) {
    for call in walk::operations(model) {
        if let Some(paging) = &call.operation.paging {
            safety(call, paging.origin, findings);
            fields(paging, call, findings);
        }
        if let Some(polling) = &call.operation.polling {
            safety(call, polling.origin, findings);
            task(polling, call, findings);
        }
    }
}

fn safety(call: Call<'_>, origin: Span, findings: &mut Findings) {
    if call.operation.safety != Safety::Read {
        let message = format!("`{}` is called again and again, and is not `read`", call.operation.name);
        findings.push(
            Diagnostic::error("walk-unsafe", origin, message)
                .help("write `safety: read` if it changes nothing; otherwise delete this key"),
        );
    }
}

/// What a field has to hold.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Number,
    /// A number, but text that holds one will do.
    Counter,
    Truth,
    List,
}

fn fields(paging: &Paging, call: Call<'_>, findings: &mut Findings) {
    let (request, reply) = (&call.operation.request, &call.operation.reply);
    let mut wanted = |named: Option<&Named>, fields: &[Field], side: &str, wanted: Wanted| {
        if let Some(named) = named {
            field(named, fields, side, wanted, findings);
        }
    };
    let cursor = match &paging.style {
        PagingStyle::Token(get) => {
            wanted(Some(get), reply, "reply", Wanted::Text);
            Wanted::Text
        }
        PagingStyle::Offset | PagingStyle::Page(_) => Wanted::Counter,
    };
    wanted(Some(&paging.cursor), request, "request", cursor);
    wanted(paging.size.as_ref(), request, "request", Wanted::Counter);
    wanted(Some(&paging.items), reply, "reply", Wanted::List);
    wanted(paging.total.as_ref(), reply, "reply", Wanted::Number);
    wanted(paging.pages.as_ref(), reply, "reply", Wanted::Number);
    wanted(paging.more.as_ref(), reply, "reply", Wanted::Truth);
}

fn field(named: &Named, fields: &[Field], side: &str, wanted: Wanted, findings: &mut Findings) {
    let Some(field) = fields.iter().find(|field| field.wire == named.wire) else {
        let known: Vec<_> = fields.iter().map(|field| field.wire.as_str()).collect();
        let message = format!("the {side} has no field `{}`", named.wire);
        findings.push_absence(
            Diagnostic::error("paging-field", named.origin, message)
                .help(format!("name one of its fields: {}", known.join(", "))),
        );
        return;
    };
    let (fits, what) = match wanted {
        Wanted::Text => (field.ty == Ty::Scalar(Scalar::Text), "a text"),
        Wanted::Number => (is_integer(&field.ty), "a whole number"),
        Wanted::Counter => (is_integer(&field.ty) || field.ty == Ty::Scalar(Scalar::Text), "a whole number"),
        Wanted::Truth => (field.ty == Ty::Scalar(Scalar::Bool), "true or false"),
        Wanted::List => (matches!(field.ty, Ty::List(_)), "a list"),
    };
    if !fits {
        findings.push(
            Diagnostic::error("paging-field", named.origin, format!("`{}` is not {what}", named.wire))
                .also(field.origin, "declared here")
                .help("name the field that the page tells of, or look at its type again"),
        );
    }
}

fn is_integer(ty: &Ty) -> bool {
    matches!(ty, Ty::Scalar(Scalar::I32 | Scalar::I64 | Scalar::U32 | Scalar::U64))
}

fn task(polling: &Polling, call: Call<'_>, findings: &mut Findings) {
    let each = polling.field.steps.last() == Some(&Step::Each);
    let problem = match follow(&polling.field, call) {
        Ok(Some(field)) => match if each { walk::item(&field.ty) } else { &field.ty } {
            Ty::Enum(target) => {
                if let Some(documented) = Types::of(call).values_of(target) {
                    documented_states(polling, documented, findings);
                }
                None
            }
            Ty::List(_) => Some("it is a list, and [] has to stand after it".to_owned()),
            ty if is_integer(ty) || *ty == Ty::Scalar(Scalar::Text) => None,
            _ => Some("it holds no state: neither text nor a whole number".to_owned()),
        },
        Ok(None) => None,
        Err(problem) => Some(problem),
    };
    if let Some(problem) = problem {
        findings.push_absence(
            Diagnostic::error("poll-field", polling.field.origin, format!("`{}`: {problem}", polling.path())).help(
                "write the path of the state in the reply, as in Status, Task.Status, or Files[].Status for a list",
            ),
        );
    }
    repeats(polling, findings);
}

fn all(polling: &Polling) -> impl Iterator<Item = &TaskState> {
    polling.running.iter().chain(&polling.done).chain(&polling.failed)
}

/// Every documented state is running, done or failed.
fn documented_states(polling: &Polling, documented: &Enum, findings: &mut Findings) {
    let known = |state: &TaskState| documented.values.iter().any(|value| value.wire == state.wire);
    for state in all(polling).filter(|state| !known(state)) {
        let values: Vec<_> = documented.values.iter().map(|value| value.wire.as_str()).collect();
        findings.push(
            Diagnostic::error(
                "poll-states",
                state.origin,
                format!("`{}` is no documented state", state.wire),
            )
            .also(documented.origin, "the states are listed here")
            .help(format!("the documented ones are {}", values.join(", "))),
        );
    }
    for value in &documented.values {
        if !all(polling).any(|state| state.wire == value.wire) {
            findings.push_absence(
                Diagnostic::error(
                    "poll-states",
                    polling.origin,
                    format!("nothing says whether a task with the state `{}` goes on", value.wire),
                )
                .also(value.origin, "listed here")
                .help("add it to `running`, `done` or `failed`"),
            );
        }
    }
}

fn repeats(polling: &Polling, findings: &mut Findings) {
    for (index, state) in all(polling).enumerate() {
        if let Some(first) = all(polling).take(index).find(|before| before.wire == state.wire) {
            findings.push(
                Diagnostic::error("poll-states", state.origin, format!("`{}` stands here twice", state.wire))
                    .also(first.origin, "first here")
                    .help("a state is one of running, done and failed: delete one of them"),
            );
        }
    }
}
