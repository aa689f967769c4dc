// The reader's key. It lives as long as the tab, travels in a header alone, and is never part of an address.

const name = "engagement.key";

export const readKey = () => sessionStorage.getItem(name);

export const keepKey = key => sessionStorage.setItem(name, key);

export const forgetKey = () => sessionStorage.removeItem(name);
