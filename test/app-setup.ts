/** What jsdom lacks and every browser has, and a clean page after each test. Some tests of the app run without a page. */
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

if (globalThis.document) {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false
  }
  globalThis.scrollTo = () => {}
  afterEach(cleanup)
}
