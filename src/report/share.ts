/** How many have something, of those who could. */
export interface Share {
  readonly of: number
  readonly has: number
}

export const shareOf = ({ of, lacking }: { readonly of: number; readonly lacking: readonly string[] }): Share => ({
  of,
  has: of - lacking.length,
})
