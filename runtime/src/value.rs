//! Reading a record: what a field holds, seen without its type.
//!
//! Given: a record of generated code. Returns: borrowed [`Value`]s. Must not: copy text, or be generic over records; everything
//! that walks records takes `&dyn Record`, so that one operation more costs one table and one `match`, not a codec.

use crate::shape::Shape;

/// A request, a reply or a nested type, walked by its table.
pub trait Record: Send + Sync {
    /// The table of the fields.
    fn shape(&self) -> Shape;

    /// What the field of this index in the table holds.
    fn get(&self, index: usize) -> Value<'_>;
}

impl<T: Record + ?Sized> Record for Box<T> {
    fn shape(&self) -> Shape {
        (**self).shape()
    }

    fn get(&self, index: usize) -> Value<'_> {
        (**self).get(index)
    }
}

/// What a field holds.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing: not sent, not received, or received as null.
    Absent,
    /// A truth value.
    Bool(bool),
    /// A signed integer.
    Int(i64),
    /// An unsigned integer.
    UInt(u64),
    /// A float.
    Float(f64),
    /// A text.
    Text(&'a str),
    /// Any JSON.
    Json(&'a serde_json::Value),
    /// A nested record.
    Record(&'a dyn Record),
    /// A list.
    List(&'a dyn Items),
}

impl Value<'_> {
    /// Whether nothing is there. An empty list is something: see [`Value::is_empty_list`].
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is a list without items.
    pub fn is_empty_list(&self) -> bool {
        matches!(self, Self::List(items) if items.count() == 0)
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Absent, Self::Absent) => true,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Int(one), Self::Int(other)) => one == other,
            (Self::UInt(one), Self::UInt(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => one == other,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Json(one), Self::Json(other)) => one == other,
            (Self::Record(one), Self::Record(other)) => same(one, other),
            (Self::List(one), Self::List(other)) => {
                one.count() == other.count() && (0..one.count()).all(|at| one.item(at) == other.item(at))
            }
            _ => false,
        }
    }
}

/// Whether two records of one type hold the same; what `PartialEq` of every generated type calls.
pub fn same(one: &dyn Record, other: &dyn Record) -> bool {
    (0..one.shape().fields().len()).all(|index| one.get(index) == other.get(index))
}

/// A list, seen without the type of its items.
pub trait Items: Send + Sync {
    /// How many items there are.
    fn count(&self) -> usize;

    /// The item at this index; [`Value::Absent`] beyond the end.
    fn item(&self, index: usize) -> Value<'_>;
}

impl<T: Get + Send + Sync> Items for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Value<'_> {
        self.as_slice().get(index).map_or(Value::Absent, Get::get)
    }
}

/// Anything that a field can hold.
pub trait Get {
    /// The value, borrowed.
    fn get(&self) -> Value<'_>;
}

macro_rules! get_by_value {
    ($($type:ty => $variant:ident),*) => {$(
        impl Get for $type {
            fn get(&self) -> Value<'_> {
                Value::$variant((*self).into())
            }
        }
    )*};
}
get_by_value!(bool => Bool, i32 => Int, i64 => Int, u32 => UInt, u64 => UInt, f64 => Float);

impl Get for String {
    fn get(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Get for std::borrow::Cow<'static, str> {
    fn get(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl Get for serde_json::Value {
    fn get(&self) -> Value<'_> {
        Value::Json(self)
    }
}

impl<T: Record> Get for T {
    fn get(&self) -> Value<'_> {
        Value::Record(self)
    }
}

impl<T: Get> Get for Option<T> {
    fn get(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, Get::get)
    }
}

impl<T: Get + Send + Sync> Get for Vec<T> {
    fn get(&self) -> Value<'_> {
        Value::List(self)
    }
}

/// What the setter of a list keeps of the items it is given.
pub fn each_into<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
    items.into_iter().map(Into::into).collect()
}
