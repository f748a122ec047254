const form = document.getElementById("filters");
const search = document.getElementById("search");
const articles = [...document.querySelectorAll("article")];
function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const article of articles) {
    const text = article.textContent.toLowerCase();
    const fits = form.elements[article.className].checked && words.every((word) => text.includes(word));
    article.hidden = !fits;
    shown += fits;
  }
  document.getElementById("none").hidden = shown > 0;
}
form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
