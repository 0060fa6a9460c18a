-- Copychief in Neovim's own LSP client (0.7 or newer). Put this file on the runtime path, then:
--   require("copychief").setup({ settings = { profile = "strict" } })

local M = { clients = {} }

M.filetypes = { "markdown", "text", "html" }
M.markers = { "copychief.toml", ".copychief.toml", "pyproject.toml" }

-- The folder that a file's settings count from: that of the nearest configuration or repository, else its own.
local function root(name)
  local folder = vim.fn.fnamemodify(name, ":p:h")
  for _, marker in ipairs(M.markers) do
    local found = vim.fn.findfile(marker, folder .. ";")
    if found ~= "" then return vim.fn.fnamemodify(found, ":p:h") end
  end
  local git = vim.fn.finddir(".git", folder .. ";")
  return git ~= "" and vim.fn.fnamemodify(git, ":p:h:h") or folder
end

-- Starts the server for a buffer, or attaches to the one that runs for its root; the client's id.
function M.start(buffer, options)
  options = options or {}
  local name = vim.api.nvim_buf_get_name(buffer)
  local folder = root(name ~= "" and name or vim.fn.getcwd() .. "/untitled")
  local settings = options.settings or {}
  local config = {
    name = "copychief",
    cmd = options.cmd or { "copychief", "server" },
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = folder } },
    init_options = next(settings) and settings or nil,
    settings = { copychief = next(settings) and settings or nil },
    on_attach = options.on_attach,
  }
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end -- 0.8 or newer
  local id = M.clients[folder]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    M.clients[folder] = id
  end
  if id then vim.lsp.buf_attach_client(buffer, id) end
  return id
end

function M.setup(options)
  options = options or {}
  vim.api.nvim_create_autocmd("FileType", {
    pattern = options.filetypes or M.filetypes,
    callback = function(event) M.start(event.buf, options) end,
  })
end

return M
