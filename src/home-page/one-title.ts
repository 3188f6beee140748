/**
 * A browser keeps the titles of the pages that it was on: this one's says nothing of what is shown, whatever the screens of
 * answering call the tab.
 */
Object.defineProperty(document, 'title', { get: () => 'Formulär', set: () => {} })
