/** A short name of a text, 16 hexadecimal digits, the same on every machine (FNV-1a twice). For telling apart, not for secrets. */
export function hashOf(text: string): string {
  const half = (seed: number): string => {
    let hash = seed;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x2b5f1a37);
}
