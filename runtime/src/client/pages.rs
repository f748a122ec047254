//! The pages of a list as a stream, and its items as another.
//!
//! Given: a paged request. Returns: replies, or items, as they come. Must not: ask for a page before somebody waits for it, or go on
//! after an error. Which page is next is decided in [`crate::paging::walk`].

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::{RequestBuilder, Sending};
use crate::error::{AnyError, Error, ErrorKind};
use crate::paging::Paged;
use crate::paging::walk::{Cursor, Step, Walk};
use crate::reply::Reply;
use crate::service::Operation;

type Page<O> = Result<Reply<<O as Operation>::Reply>, Error<<O as Operation>::Error>>;
type PageItem<O> = Result<<O as Paged>::Item, Error<<O as Operation>::Error>>;

/// The pages of a list, one reply each; made by [`crate::Client::pages`]. A [`Stream`], and [`Pages::next`] needs no extension trait.
///
/// The list ends after an empty page, without a token for another, or where the reply says so. An error ends it too; one of the
/// kind [`ErrorKind::Paging`] tells that the server sends the same again and again. Dropping it cancels the call under way.
#[must_use = "no page is asked for until somebody waits for it"]
pub struct Pages<O: Paged> {
    request: RequestBuilder<O>,
    walk: Walk,
    state: State<O>,
}

enum State<O: Paged> {
    /// Nothing was asked for yet.
    New,
    /// The request is ready for the next page.
    Ready,
    Calling(Sending<O>),
    /// The last page has come, and an error follows it.
    Failed(AnyError),
    Ended,
}

// Nothing in it is ever pinned in place: the call is on the heap.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> Pages<O> {
    pub(super) fn new(request: RequestBuilder<O>) -> Self {
        Self { request, walk: Walk::new(O::PAGING), state: State::New }
    }

    /// Ends the list after so many pages. When nothing is said, the ten thousandth page without an end is followed by an error.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.walk.end_after(pages);
        self
    }

    /// The items of the pages, one after the other.
    pub fn items(self) -> PagedItems<O> {
        PagedItems { pages: self, page: Vec::new().into_iter(), left: None }
    }

    /// The next page; `None` after the last. Dropping the future loses nothing: the call goes on when asked again.
    pub async fn next(&mut self) -> Option<Page<O>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Page<O>>> {
        loop {
            match &mut self.state {
                State::New => self.begin(),
                State::Ready => self.state = State::Calling(self.request.call()),
                State::Calling(call) => {
                    let page = ready!(Pin::new(call).poll(context));
                    return Poll::Ready(Some(self.arrived(page)));
                }
                State::Failed(_) => {
                    let State::Failed(error) = std::mem::replace(&mut self.state, State::Ended) else {
                        continue;
                    };
                    return Poll::Ready(Some(Err(error.into())));
                }
                State::Ended => return Poll::Ready(None),
            }
        }
    }

    fn begin(&mut self) {
        if self.walk.is_over() {
            self.state = State::Ended;
            return;
        }
        self.state = match self.walk.begin(&self.request.operation) {
            Some(cursor) => self.turn(&cursor),
            None => State::Ready,
        };
    }

    fn arrived(&mut self, page: Page<O>) -> Page<O> {
        self.state = State::Ended;
        let page = page?;
        match self.walk.step(&*page) {
            Step::Next(cursor) => self.state = self.turn(&cursor),
            Step::End => {}
            Step::Fail(why) => self.state = State::Failed(paging_failed::<O>(why)),
            Step::Refuse(why) => return Err(paging_failed::<O>(why).into()),
        }
        Ok(page)
    }

    /// Writes into the request which page is next.
    fn turn(&mut self, cursor: &Cursor) -> State<O> {
        match cursor.write(self.request.operation.cursor()) {
            Ok(()) => State::Ready,
            Err(mismatch) => {
                let why = format!("the next page cannot be asked for: {} is needed", mismatch.expected);
                State::Failed(paging_failed::<O>(why))
            }
        }
    }
}

fn paging_failed<O: Operation>(why: String) -> AnyError {
    AnyError::new(ErrorKind::Paging, why).during(O::INFO)
}

impl<O: Paged> Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("request", &self.request).finish_non_exhaustive()
    }
}

/// The items of a list that comes in pages; made by [`Pages::items`]. A [`Stream`], and [`PagedItems::next`] needs no extension
/// trait. It ends as the pages do.
#[must_use = "no page is asked for until somebody waits for an item"]
pub struct PagedItems<O: Paged> {
    pages: Pages<O>,
    page: std::vec::IntoIter<O::Item>,
    left: Option<usize>,
}

impl<O: Paged> Unpin for PagedItems<O> {}

impl<O: Paged> PagedItems<O> {
    /// Ends the list after so many items. No page is asked for beyond them.
    pub fn max_items(mut self, items: usize) -> Self {
        self.left = Some(items);
        self
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<PageItem<O>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<PageItem<O>>> {
        loop {
            if self.left == Some(0) {
                return Poll::Ready(None);
            }
            if let Some(item) = self.page.next() {
                self.left = self.left.map(|left| left - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => self.page = O::items(page.into_inner()).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<O: Paged> Stream for PagedItems<O> {
    type Item = PageItem<O>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<O: Paged> fmt::Debug for PagedItems<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagedItems")
            .field("pages", &self.pages)
            .field("left", &self.left)
            .finish_non_exhaustive()
    }
}
