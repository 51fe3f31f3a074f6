/** Whether the keys of this device are Apple's, where ⌘ is what Ctrl is elsewhere. */
export const APPLE: boolean = /mac|iphone|ipad/i.test(navigator.userAgent);
