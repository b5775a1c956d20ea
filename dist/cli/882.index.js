export const id = 882;
export const ids = [882];
export const modules = {

/***/ 882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeFolders: () => (/* binding */ makeFolders),
/* harmony export */   removeLeftover: () => (/* binding */ removeLeftover)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1704);
/* harmony import */ var _sharing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8207);




/**
 * Makes a folder and those above it, each shared as the one that it lies in is. Not by `recursive`: where a file system takes no folders and says that there is
 * nothing (`/proc`), Node's own never ends.
 */
async function makeFolders(path) {
    if (await make(path))
        return;
    await makeFolders((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    if (await make(path))
        return;
    throw new Error(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)} takes no folders`, { cause: { code: 'ENOENT' } });
}
/** Folders that are being made by this process: until they are shared they are no model for what is made in them. */
const underway = new Map();
/** True when the folder is there, made by whomever; false when the one above is not. */
function make(path) {
    const known = underway.get(path);
    if (known !== undefined)
        return known;
    const made = makeOne(path).finally(() => underway.delete(path));
    underway.set(path, made);
    return made;
}
async function makeOne(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined))?.isDirectory() === true)
            return true;
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return false;
    }
    await underway.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    await (0,_sharing_js__WEBPACK_IMPORTED_MODULE_3__/* .shareLike */ .pR)(path);
    return true;
}
/** Removes what nobody needs any more. What another user has made without leave for others stays for a run of that user. */
async function removeLeftover(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }).catch((error) => {
        if (!['EACCES', 'EPERM', 'EROFS'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            throw error;
    });
}


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U$: () => (/* binding */ shareAs),
/* harmony export */   nR: () => (/* binding */ openNew),
/* harmony export */   pR: () => (/* binding */ shareLike),
/* harmony export */   zs: () => (/* binding */ shareInPlaceOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1704);



const refused = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EROFS']);
/** True when the system has done it; false where this user or the file system may not. Anything else is an error. */
async function tried(work) {
    try {
        await work;
        return true;
    }
    catch (error) {
        if (refused.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}
const absentOr = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch((error) => {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W0)(error))
        return undefined;
    throw error;
});
async function setGroup(path, facts, gid) {
    return facts.gid === gid || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, facts.uid, gid)));
}
async function setMode(path, facts, mode) {
    if ((facts.mode & 0o7777) !== mode)
        await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, mode));
}
/** Permissions where the group could not be given: this user's group is one of all others there. */
const ofOthers = (bits) => (bits & ~0o070) | ((bits & 0o007) << 3);
/**
 * Gives what was just made the group and the permissions of the folder that it lies in, whatever the umask, so that all
 * of a group can work in a folder that they share. A folder with the sticky bit (`/tmp`) is a public place and no model
 * for what lies in it. A file with other names stays as it is, because it is somebody else's too.
 *
 * @param folder where it is going to lie, when that is not where it was made
 */
async function shareLike(path, folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)) {
    if (process.platform === 'win32')
        return;
    const [facts, above] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)]);
    if (above.mode & 0o1000 || (facts.isFile() && facts.nlink > 1))
        return;
    const hasGroup = await setGroup(path, facts, above.gid);
    if (facts.isSymbolicLink())
        return;
    const bits = (above.mode & 0o777) | 0o700;
    const fitting = hasGroup ? bits : ofOthers(bits);
    if (facts.isDirectory())
        await setMode(path, facts, fitting | (hasGroup ? above.mode & 0o2000 : 0));
    else
        await setMode(path, facts, fitting & 0o666);
}
/** Gives a copy what the original has: permissions, group, and as root the owner. */
async function shareAs(path, original, mode = original.mode & 0o7777) {
    if (process.platform === 'win32')
        return;
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    const owner = process.getuid?.() === 0 ? original.uid : facts.uid;
    const isRight = facts.uid === owner && facts.gid === original.gid;
    const hasGroup = isRight || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, owner, original.gid)));
    // Giving it away takes these bits off.
    const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    await setMode(path, now, hasGroup ? mode : ofOthers(mode & ~0o2000));
}
/** Opens a file that is made by this, or emptied. */
async function openNew(path, flags) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, flags);
    try {
        await shareLike(path);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** The same for what takes the place of a file: that one's group and permissions, where its owner could write it. */
async function shareInPlaceOf(path, target) {
    if (process.platform === 'win32')
        return;
    const before = await absentOr(target);
    if (!before?.isFile() || (before.mode & 0o600) !== 0o600)
        return shareLike(path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target));
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    if (facts.nlink > 1)
        return;
    const hasGroup = await setGroup(path, facts, before.gid);
    const bits = before.mode & 0o777;
    await setMode(path, facts, hasGroup ? bits : ofOthers(bits));
}


/***/ })

};
