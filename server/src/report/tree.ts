import type { OutlineAnswer } from './answer';
import type { Paint } from './paint';

/** `kijun outline` for people. */
export function tree({ kind, outline }: OutlineAnswer, paint: Paint): string {
  const lines = outline.map(
    ({ number, title, level, line }) =>
      `${'  '.repeat(level - 1)}${[number, title].filter((part) => part !== '').join('  ')}${paint.dim(`  :${line}`)}`,
  );
  return `${[...(kind ? [paint.dim(kind)] : []), ...lines].join('\n')}\n`;
}
