/** What jsdom lacks and every browser has, and a clean page after each test. Some tests of the app run without a page. */
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, vi } from 'vitest'

// A machine with all its cores busy is slower than the second that is waited for by default.
configure({ asyncUtilTimeout: 30_000 })

if (globalThis.document) {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false
  }
  Blob.prototype.stream ??= function (this: Blob) {
    return new ReadableStream({
      start: async (taker) => {
        taker.enqueue(new Uint8Array(await this.arrayBuffer()))
        taker.close()
      },
    })
  }
  globalThis.scrollTo = () => {}
  globalThis.matchMedia ??= (media: string) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList
  if (!navigator.locks) {
    // One tab, so nobody to wait for.
    const request = async (name: string, ...rest: unknown[]) =>
      (rest.at(-1) as (lock: { name: string }) => unknown)({ name })
    Object.defineProperty(navigator, 'locks', { value: { request, query: async () => ({ held: [], pending: [] }) } })
  }
  afterEach(cleanup)
  afterAll(async () => {
    // What a page fetches after it is drawn, as a form's texts, comes before the page goes: else the run is red, whatever passed.
    await vi.dynamicImportSettled()
    // A save that a test set off may still be on its way, and needs the page to stand until it is done.
    await new Promise((done) => setTimeout(done, 100))
  })
}
