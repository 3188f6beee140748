/** Work that the picture does not wait for. */

/** How long a visible page may be without a frame before it is taken for one that is not drawn. */
const PATIENCE_MS = 150

/** Resolves once the screen has been drawn; at once where nothing is drawn, as in a tab that is hidden meanwhile. */
export function afterPaint(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const over = new AbortController()
  const { signal } = over
  const late = setTimeout(resolve, document.hidden ? 0 : PATIENCE_MS)
  document.addEventListener('visibilitychange', () => resolve(), { signal })
  requestAnimationFrame(() => setTimeout(resolve))
  return promise.finally(() => {
    clearTimeout(late)
    over.abort()
  })
}

/** For an effect: does the work after the paint, unless what was painted is gone by then. */
export function whenPainted(work: () => void): () => void {
  let wanted = true
  void afterPaint().then(() => wanted && work())
  return () => {
    wanted = false
  }
}
