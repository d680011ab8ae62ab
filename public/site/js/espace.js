document.getElementById('page').textContent = '';
