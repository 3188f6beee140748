/** Resolves once the screen has been drawn, or after 100 ms where nothing is drawn (a hidden tab). */
export function afterPaint(): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(done, 100)
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(late)
        done()
      }),
    )
  })
}
