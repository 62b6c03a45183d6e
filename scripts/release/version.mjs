/** @file Versions and the changelog, as texts. */

/** The version after `version`: `major`, `minor`, `patch`, `preview` (the next odd minor), or one that is named. */
export function nextVersion(version, step) {
  const [major, minor, patch] = version.split('.').map(Number);
  if (step === 'major') return `${major + 1}.0.0`;
  // releases have even minor versions, previews odd ones
  if (step === 'minor') return `${major}.${minor + (minor % 2 === 1 ? 1 : 2)}.0`;
  if (step === 'preview') return minor % 2 === 1 ? `${major}.${minor}.${patch + 1}` : `${major}.${minor + 1}.0`;
  if (step === 'patch') return `${major}.${minor}.${patch + 1}`;
  return /^\d+\.\d+\.\d+$/.test(step) ? step : undefined;
}

/** The changelog with what was unreleased under a version and its date. Undefined where nothing is unreleased. */
export function released(changelog, version, date) {
  const unreleased = /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[|(?![\s\S]))/m.exec(changelog);
  if (!unreleased || unreleased[1].trim() === '') return undefined;
  return changelog.replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${date}\n`);
}
