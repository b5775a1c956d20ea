export const id = 82;
export const ids = [82];
export const modules = {

/***/ 9082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   "default": () => (__WEBPACK_DEFAULT_EXPORT__)
/* harmony export */ });
/** TranslatorVAE(512, 512, 512) of STEVE-1, from running the upstream model. A line a tensor: its key, and its shape; all float32. */
/* harmony default export */ const __WEBPACK_DEFAULT_EXPORT__ = (`
encoder.0.weight 512,1024
encoder.0.bias 512
encoder.1.weight 512
encoder.1.bias 512
encoder.3.weight 512,512
encoder.3.bias 512
encoder.4.weight 512
encoder.4.bias 512
encoder.6.weight 1024,512
encoder.6.bias 1024
decoder.0.weight 512,1024
decoder.0.bias 512
decoder.1.weight 512
decoder.1.bias 512
decoder.3.weight 512,512
decoder.3.bias 512
decoder.4.weight 512
decoder.4.bias 512
decoder.6.weight 512,512
decoder.6.bias 512
`);


/***/ })

};
