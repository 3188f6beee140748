/** What the empty page says once, after a reader has called a form back: the page begins anew in between. */
const said = 'mattstock-asked-back'

export const noteAskedBack = (): void => sessionStorage.setItem(said, 'yes')

export function takeAskedBack(): boolean {
  const was = sessionStorage.getItem(said) !== null
  sessionStorage.removeItem(said)
  return was
}
