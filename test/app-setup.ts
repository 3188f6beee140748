/** What jsdom lacks and every browser has, and a clean page after each test. */
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}
globalThis.scrollTo = () => {}

afterEach(cleanup)
