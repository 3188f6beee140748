/** What `scripts/words.ts` makes of a catalogue: messages compiled as it is built, so that no parser is shipped. */
declare module '*?first' {
  const messages: import('@lingui/core').Messages
  export default messages
}

declare module '*?home' {
  const messages: import('@lingui/core').Messages
  export default messages
}

declare module '*?later' {
  const messages: import('@lingui/core').Messages
  export default messages
}

declare module '*?rest' {
  const messages: import('@lingui/core').Messages
  export default messages
}
