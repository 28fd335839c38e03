// What pages can do without, for those whose browser runs scripts.
"use strict";

// A form asks at once when something is chosen, and leaves out what is empty.
for (const form of document.querySelectorAll("form.filters")) {
	form.addEventListener("change", (event) => {
		if (event.target.matches("select, input[type=date]") && form.checkValidity()) {
			form.requestSubmit();
		}
	});
	form.addEventListener("submit", () => {
		for (const field of form.elements) {
			if (field.name && field.value === "") {
				field.disabled = true;
			}
		}
	});
}
// Back to a page that was left: its fields are as they were.
window.addEventListener("pageshow", () => {
	for (const field of document.querySelectorAll("form.filters :disabled")) {
		field.disabled = false;
	}
});

// Where links go on beyond the edge, the page's own is in sight.
for (const link of document.querySelectorAll("nav [aria-current]")) {
	const row = link.parentElement;
	row.scrollLeft += link.getBoundingClientRect().left - row.getBoundingClientRect().left
		- (row.clientWidth - link.offsetWidth) / 2;
}
